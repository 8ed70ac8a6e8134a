"""Lines that sites put around articles, and lines of prose that look like them, by language."""

import pytest

from cleaners import clean_text
from cleaners.furniture import Sort, furniture, sort_of

BEFORE = {
    "en": "The bridge was closed on Friday after the flood.",
    "uk": "Міст закрили в п’ятницю після повені.",
    "ru": "Мост закрыли в пятницу после паводка.",
}
"""What stands before a line that has run into the end of a paragraph."""

LINES = {
    "en": """
        Share this article: Facebook | X | Telegram | Viber
        Share: Facebook, Twitter, Telegram
        Share this: Facebook Twitter WhatsApp
        Share the news in: Facebook, Telegram
        Share on: Facebook / X / LinkedIn / Email
        Tell friends: Facebook Viber Telegram
        Listen to this article · 4 min
        Listen to this story (5 min)
        Listen · 7 min
        Listen to article - 3 minutes
        Audio: 6:12
        Reading time · 3 min
        Read in 4 minutes
        4 min read · 12 comments
        [adsense block]
        [ad]
        [advertisement]
        [banner]
        [ad code]
        [embedded video]
        [embed]
        [video player]
        [gallery]
        [social buttons]
        [share buttons]
        [widget]
        [related posts]
        [newsletter form]
        [iframe]
        {{ad}}
        [caption id="attachment_1234"]
        Advertisement block
        Ad block
        Ads by Google
        Ad slot 2
        Was this article helpful? Yes / No
        Was this page useful? Yes No
        Did you find this article useful? Yes | No
        Was this information helpful to you? Yes/No
        Rate this article: 1 2 3 4 5
        Rate: ★★★★★
        Rating: 4.8/5 (12 votes)
        Average rating: 4.5 (votes: 32)
        News from Example.ua in Telegram. Subscribe to our channel https://t.me/example
        Stay with us.
        Stay tuned!
        See an error? Write to us: editor@example.com
        Comments (0)
        0 comments
        © 2024 Example Media. All rights reserved.
        Copyright 2023 Example News Agency
        Accept | Reject | Settings
        I accept the terms of use
        Photo: press service of the Ministry of Defense
        Photo from open sources
        Photo: facebook.com/mayor
        Photo source: Reuters
        Illustrative photo: Pixabay
        Photo taken from the internet
        Photo: screenshot
        Video: YouTube / TSN
        Source: Ukrainska Pravda
        Source: https://example.ua/news/123
        Author: Olena Koval
        By Olena Koval, for Example
        Text: Ivan Petrenko. Photo: Maria Bondar
        Translated by Ivan Petrenko
        Prepared by Olena Koval
        Edited by Ivan Petrenko
        Tags: war, Kherson, energy
        Tags: #war #Kherson
        Topics: Ukraine, Russia
        Category: Politics
        Filed under: Europe
        Published: 12.03.2024, 14:05
        Updated: 12 March 2024, 16:20
        Last updated 2 hours ago
        Posted on March 12, 2024 by admin
        12 March 2024, 14:05
        14:05, 12.03.2024
        Views: 1 204
        1204 views
        Viewed: 345 times
        Previous article: Storm over Odesa
        Next article: Three trams for Lviv
        Previous | Next
        « Previous Next »
        Back to top ↑
        Home / News / Politics
        Main page » News » Kyiv
        Print this page
        Print | Email | Share
        Save to PDF
        Send to email
        Add to Google News
        Add Example to your Google News sources
        Add us to your trusted sources in Google
        Choose Example in Google
        Read also: Storm over Odesa
        Read also on our website: Storm over Odesa
        Also read: Storm over Odesa breaks trees
        See also: Storm over Odesa
        Earlier we wrote: Storm over Odesa
        Watch the video on our YouTube channel
        Watch the full video here
        Advertising
        Advertisement - scroll to continue
        Continue reading after the ad
        The article continues after the advertisement
        Story continues below
        Please enable JavaScript
        Show more
        Load more comments
        Expand
        Collapse
        Open in the app
        Download our app: App Store | Google Play
        Available in App Store and Google Play
        Get it on Google Play
        Scan the QR code
        News feed
        All news
        Main topics
        Latest news
        Contact us: +380 44 123 45 67
        Editorial office: news@example.ua
        Editorial phone: +38 (044) 123-45-67
        Hotline of the editors: 0 800 123 456
        Send us your news: news@example.ua
        Have something to say? Write to us.
        Become the author of the column
        Advertise here
        Place an ad on our site
        About us | Contacts | Advertising
        Privacy policy | Terms of use
        Register | Log in
        This article is available in: Ukrainian, Russian
        Read this article in Russian
        Read in Ukrainian
        UA | RU | EN
        Sponsored content
        Partner material
        On the rights of advertising
        * on the rights of advertising
        Subscribe
        Subscribed
        Followers: 1,2K
        Reactions: 34
        Share
        Tweet
        Copy link
        Link copied!
        Thank you! Your message has been sent.
        Enter your e-mail
        Subscribe to the newsletter: enter your email
        Already a subscriber? Log in
        Related tags: war, energy
        Trending: War | Economy | Sports
        Hot topics: elections, tariffs
        Popular: 1 2 3
        Page 1 of 3
        1 of 12
        Photo 3 of 8
        Slide 2 / 10
        Swipe to see more photos
        Click on the photo to enlarge
        View this post on Instagram
        A post shared by Olena Koval (@okoval)
        Tweet by @okoval
        Post from Telegram
        End of Twitter post
        Skip Twitter post
        Skip advertisement
        Most read
        Up next
        Autoplay
        Mute
        Share on Facebook Share on X Share on WhatsApp
        Share via: Telegram, Viber, e-mail
        Listen to the article (3:45)
        ▶ Listen · 6 minutes
        Reading time: 2 minutes
        2 min read
        [ad unit 3]
        [Advertisement block]
        --- ADVERTISEMENT ---
        Ad • Scroll to continue
        Story continues below advertisement
        Article continues below ↓
        Did you like this article? Yes / No
        How useful was this article? ★★★★☆
        Rate this material
        Was this interesting?
        Photo: Reuters / Valentyn Ogirenko
        Photo credit: Oleh Petrasiuk
        Illustration: Maria Kinovych
        Getty Images
        Image: EPA
        Cover photo: Unsplash
        Author: Ivanna Hordiichuk
        Text by Oksana Lytvyn
        Translation from German: Petro Rykhlo
        By our correspondent in Bucharest
        Updated: 14:32, 5 June
        Published 5 June 2024 at 14:32
        5 June 2024, 14:32
        Tags: Romania, grain
        Keywords: grain, ports, Danube
        Category: Economy
        Home » Economy » Ports
        News / Economy / Ports
        You are here: Home > Economy
        ← Previous Next →
        Back to news
        Comments: 14
        Add a comment
        Sign in to comment
        Comments (3) Leave a comment
        © 2024 Example. All rights reserved.
        Editorial office: info@example.ro
        Got a story? Write to us at desk@example.ro
        Do you have news? Send it to our bot @example_bot
        Spotted a mistake? Select it and press Ctrl+Enter
        We use cookies. OK
        Accept all cookies
        This article is for subscribers. Log in to read on.
        Subscribe for 1 euro a month
        Buy us a coffee
        Support the editors: 5375 4141 0000 1111
        Print Save Share
        Print | Save | Share
        Views: 2,310
        2.3K views
        Font size: A- A+
        Read this in Romanian
        RO | EN | HU
        Sponsored by Example Bank
        Click here to subscribe
        See all photos (12)
        Photo gallery: 12 photos
        1/12
        Play video
        Video unavailable
        Loading…
        Load more
        Join our Telegram channel
        Read us on Google News
        Material on the topic
        Total comments: 5
        Popular comments
        Sort: by date
        For advertising: ads@example.ua
        Section: Society. Tags: storm, Chernivtsi
        Read the article in the original
        Original article: https://example.com/a/1
        Source: BBC News Ukraine
        Example © 2024
        The text was translated automatically
        Automatic translation from Ukrainian
        Comment on the article
        Discuss on Facebook
        Discuss in Telegram
        Skip to main content
        Time to read: 5 min.
        Report an inaccuracy
        Share your opinion!
        Vote in our poll
        Leave your email and we will send you the best of the week
        Your e-mail will not be published
        Required fields are marked *
        Name * Email * Website
        Notify me of new comments
        Reply
        Like 12 Share 3
        12 likes
        Share 45
        Follow the author
        Follow topic
        Sign up
        Sign up for free
        Start your free trial
        Already have an account? Sign in
        You are reading the mobile version
        View in browser
        Unsubscribe
        Advertisement. Scroll to continue.
        Partner news
        Promoted
        This post is sponsored
        Affiliate link
        Photo: Facebook / Oleh Synegubov
        Photo: Getty
        Photo: National Police of Ukraine
        Photograph: Anna Kushnir/The Example
        Picture: archive of the family
        Video: State Emergency Service
        Illustration photo
        Infographics: Example
        Author of the photo: Ivan Bilyk
        Reporting by Pavel Polityuk; editing by Timothy Heritage
        (c) Example 2024
        Copyright © Example LLC
        Material may be used with a link to Example
        Privacy | Terms | Cookies
        Terms of Service
        Manage preferences
        Listen to this article: 4 minutes 12 seconds
        Audio version of the article
        Reading time 5 min
        By Olena Tkach
        12.05.2024 14:05
        Updated at 14:05
        Home > Ukraine > Chernivtsi
        Main / News / Chernivtsi
        Photo: Ivan Bilyk
        RU UA EN
        Text size: A A A
    """,
    "uk": """
        Поділитися: Facebook | Telegram | Viber
        Поділитися у соцмережах: Facebook, X
        Поділіться цією статтею: Facebook Telegram
        Слухати статтю · 4 хв
        Слухати · 5 хв
        Прослухати новину (3 хв)
        Читати 4 хв
        Час читання · 3 хв
        [рекламний блок]
        [реклама]
        [блок adsense]
        [відео]
        Рекламний блок
        Реклама від Google
        Чи була ця стаття корисною? Так / Ні
        Чи була інформація корисною? Так | Ні
        Оцініть статтю: 1 2 3 4 5
        Рейтинг: 4,8/5 (12 голосів)
        Додайте нас у Google News
        Додати «Приклад» до обраного в Google
        Фото: пресслужба Міноборони
        Фото взято з інтернету
        Джерело: https://example.ua/news/123
        Текст: Іван Петренко. Фото: Марія Бондар
        Теги: війна, Херсон
        Опубліковано: 12.03.2024, 14:05
        Переглядів: 1 204
        Попередня | Наступна
        Головна / Новини / Політика
        Надрукувати | Надіслати | Поділитися
        Завантажте наш застосунок: App Store | Google Play
        Телефон редакції: +38 (044) 123-45-67
        Надсилайте новини: news@example.ua
        Про нас | Контакти | Реклама
        Нагадаємо, раніше ми писали:
        Раніше ми писали
        Наші читачі також цікавляться:
        Ви прочитали 3 з 5 безкоштовних статей.
        Стаття доступна: українською, англійською
        Клікніть на фото, щоб збільшити
        Переглянути цей допис в Instagram
        Новини від Приклад.net в Telegram та WhatsApp. Підписуйтесь на наші канали https://t.me/pryklad та WhatsApp
        Приєднуйтесь до нашого Telegram-каналу
        Усього коментарів: 5
        Популярні коментарі
        Для реклами: ads@example.ua
        Автоматичний переклад
        Перекладено автоматично
        Обговорити у Facebook
        Ваш email не буде опублікований
        Повідомляти мене про нові коментарі
        Ця публікація є рекламною
        Партнерське посилання
        Інтерв'ю: Ольга Руденко
        Інтерв'юерка: Ольга Руденко
        Аудіоверсія статті
        Ви тут: Головна > Новини
        Наскільки корисною була ця стаття?
        Поширити у Facebook Поширити у Telegram
        Друк Зберегти Поділитися
        Приклад © 2024
        Умови | Конфіденційність | Cookies
        Керувати налаштуваннями
        Реклама. Продовження нижче
        Коментарі (3) Залишити коментар
        Фото: Іван Білик / Приклад
        Колаж: Приклад
        Фото: Нацполіція
        Фото: ДСНС
        Фото: t.me/mayor
        Фото надані пресслужбою
    """,
    "ru": """
        Поделиться: Facebook | Telegram | Viber
        Поделиться в соцсетях: ВКонтакте, Telegram
        Поделитесь этой статьей: Facebook Telegram
        Слушать статью · 4 мин
        Слушать · 5 мин
        Прослушать новость (3 мин)
        Читать 4 мин
        Время чтения · 3 мин
        [рекламный блок]
        [реклама]
        [блок adsense]
        [видео]
        Рекламный блок
        Реклама от Google
        Была ли эта статья полезной? Да / Нет
        Была ли информация полезна? Да | Нет
        Оцените статью: 1 2 3 4 5
        Рейтинг: 4,8/5 (12 голосов)
        Добавьте нас в Google News
        Добавить «Пример» в избранное в Google
        Фото: пресс-служба Минобороны
        Фото взято из интернета
        Источник: https://example.ru/news/123
        Текст: Иван Петренко. Фото: Мария Бондарь
        Теги: война, Херсон
        Опубликовано: 12.03.2024, 14:05
        Просмотров: 1 204
        Предыдущая | Следующая
        Главная / Новости / Политика
        Печать | Отправить | Поделиться
        Скачайте наше приложение: App Store | Google Play
        Телефон редакции: +38 (044) 123-45-67
        Присылайте новости: news@example.ru
        О нас | Контакты | Реклама
        Напомним, ранее мы писали:
        Ранее мы писали
        Наши читатели также интересуются:
        Вы прочитали 3 из 5 бесплатных статей.
        Статья доступна: на русском, на английском
        Нажмите на фото, чтобы увеличить
        Посмотреть эту публикацию в Instagram
        Новости от Пример.net в Telegram и WhatsApp. Подписывайтесь на наши каналы https://t.me/primer и WhatsApp
        Присоединяйтесь к нашему Telegram-каналу
        Всего комментариев: 5
        Популярные комментарии
        Для рекламы: ads@example.ru
        Автоматический перевод
        Переведено автоматически
        Обсудить в Facebook
        Ваш email не будет опубликован
        Уведомлять меня о новых комментариях
        Эта публикация является рекламной
        Партнерская ссылка
        Интервью: Ольга Руденко
        Аудиоверсия статьи
        Вы здесь: Главная > Новости
        Насколько полезной была эта статья?
        Поделиться в Facebook Поделиться в Telegram
        Печать Сохранить Поделиться
        Пример © 2024
        Условия | Конфиденциальность | Cookies
        Управлять настройками
        Реклама. Продолжение ниже
        Комментарии (3) Оставить комментарий
        Фото: Иван Билык / Пример
        Коллаж: Пример
        Фото: Нацполиция
        Фото: МЧС
        Фото: t.me/mayor
        Фото предоставлены пресс-службой
    """,
}
"""Alone in a paragraph."""

APPEALS = {
    "en": """
        Subscribe to our Telegram channel so as not to miss the news.
        Subscribe to our Telegram channel so as not to miss anything important!
        Subscribe to our newsletter to stay up to date.
        Subscribe to our YouTube channel and press the bell.
        Subscribe to us in Google News.
        Sign up for our weekly newsletter and get the best long reads in your inbox!
        Sign up to our morning briefing to get the news first.
        Join us on Viber so you don't miss a thing!
        Join our Telegram channel to be the first to know!
        Join our community of readers and support honest journalism.
        Follow us on Facebook and Instagram for more news.
        Follow our Telegram channel for the latest updates.
        Read us in Telegram and on Facebook.
        Read more news in our Telegram channel.
        More news in our Telegram channel - subscribe!
        More interesting things in our Telegram channel.
        All the most important things are in our Telegram.
        Only verified news on our Telegram channel.
        The most interesting news in our Viber community.
        Subscribe to our channels in Telegram and Viber.
        Get notified about important news: turn on push notifications.
        Turn on notifications so as not to miss important news.
        Want to receive news first? Subscribe to our channel!
        If you liked the article, share it with your friends.
        Liked the article? Share it on social networks!
        Did you like the material? Support the editors with a like!
        Like and share!
        Put a like and subscribe to the channel.
        Don't forget to subscribe to our channel!
        Do not forget to share this article with friends.
        Support us on Patreon!
        Support our journalists by becoming a patron.
        Help us continue our work: donate.
        Your support helps us tell the truth.
        We need your help to stay independent.
        Thank you for staying with us!
        Found a typo? Select the text and press Ctrl + Enter.
        If you notice an error, select the necessary text and press Ctrl+Enter to report it to the editors.
        Noticed a mistake? Let us know.
        Leave a comment below.
        What do you think about this? Write in the comments!
        Share your thoughts in the comments below.
        Only registered users can leave comments.
        You must be logged in to post a comment.
        Log in to leave a comment.
        Comments are published after moderation.
        The editors are not responsible for the content of comments.
        The editorial board may not share the opinion of the author.
        The opinions expressed are those of the author alone.
        The material reflects only the author's point of view.
        All rights reserved. Reproduction only with permission.
        When using materials, a hyperlink to Example is mandatory.
        Use of materials is permitted subject to a link to example.ua.
        This site uses cookies. By continuing to browse you agree to their use.
        We use cookies to improve your experience.
        Loading...
        Your browser does not support the video tag.
        This material was created with the support of the Example Foundation.
        Thank you for your rating!
        You have read 3 of 5 free articles.
        This content is for subscribers only.
        Join our Viber community so you don't miss the main thing.
        Follow us on Instagram and Threads!
        Get the most important news straight to your phone: install our app.
        Subscribe to our morning newsletter, free of charge.
        Read the main news of the day in our Telegram channel.
        More details are in our Telegram channel.
        Watch more videos on our YouTube channel.
        Like our page on Facebook and be the first to know.
        Write to us about it in the comments.
        If you liked the text, support us on Patreon.
        Subscribe to The Example, and never miss a story.
        Stay up to date with our Telegram channel.
        Follow our channel on WhatsApp to get the news first.
        Reprinting is permitted only with a link to the source.
        Copying of materials is prohibited.
        Found an error? Let us know!
        We and our partners use cookies to store information on your device.
        You can withdraw your consent at any time.
        Don't forget to follow us on Facebook.
        Sign up here for the evening briefing.
        Subscribe to our channel and don't miss a single video.
        Join us on Telegram, we have all the news there.
        Even more news in our Telegram.
        Click here to subscribe to our newsletter.
        Follow us on X @example for live updates.
        Support us so that we can go on writing.
        Thank you for reading us!
        Tell your friends about this article!
        Share the article if you liked it!
        We are on Facebook, Instagram and Telegram.
        Photo by Serhii Hudak.
        You can support our editorial office via the link.
        Get our free daily newsletter.
        For more news follow us on Telegram.
    """,
    "uk": """
        Підписуйтесь на наш Telegram-канал, щоб не пропустити новини.
        Підписуйтеся на наш канал у Telegram, щоб нічого не пропустити!
        Підпишіться на нашу розсилку та отримуйте найкращі тексти на пошту!
        Приєднуйтесь до нас у Viber, щоб бути в курсі подій!
        Стежте за нашими новинами у Facebook.
        Читайте нас у Telegram та Google News.
        Більше новин у нашому Telegram-каналі.
        Ще більше цікавого – у нашому Telegram-каналі!
        Тільки перевірена інформація у нас у Telegram та Viber.
        Найцікавіше – у нашій Viber-спільноті.
        Підписуйтесь на наші канали у Telegram і Viber.
        Хочете отримувати новини першими? Підписуйтесь на наш канал!
        Якщо вам сподобалася стаття, поділіться нею з друзями.
        Сподобалася стаття? Поширте її у соцмережах!
        Ставте лайк і підписуйтесь на канал.
        Не забудьте підписатися на наш канал!
        Підтримайте нас на Patreon!
        Ваша підтримка допомагає нам писати правду.
        Дякуємо, що ви з нами!
        Залишайтеся з нами.
        Знайшли помилку? Виділіть текст і натисніть Ctrl + Enter.
        Помітили помилку? Повідомте нам.
        Напишіть у коментарях, що ви про це думаєте!
        Діліться думками в коментарях.
        Лише зареєстровані користувачі можуть залишати коментарі.
        Щоб залишити коментар, увійдіть.
        Редакція не несе відповідальності за зміст коментарів.
        Усі права захищені. Передрук лише з дозволу редакції.
        Під час використання матеріалів гіперпосилання на сайт обов'язкове.
        Матеріал створено за підтримки фонду «Приклад».
        Ми є у Facebook, Instagram та Telegram.
        Поділіться статтею, якщо вона вам сподобалась!
        Розкажіть друзям про цю статтю!
        Дякуємо, що читаєте нас!
        Щоб отримувати більше новин, підпишіться на наш Telegram.
        Натисніть тут, щоб підписатися на нашу розсилку.
        Читайте головні новини дня у нашому Telegram-каналі.
        Дивіться більше відео на нашому YouTube.
        Більше деталей — у нашому Telegram-каналі.
        Ставте «вподобайку» та підписуйтесь!
    """,
    "ru": """
        Подписывайтесь на наш Telegram-канал, чтобы не пропустить новости.
        Подписывайтесь на наш канал в Telegram, чтобы ничего не пропустить!
        Подпишитесь на нашу рассылку и получайте лучшие тексты на почту!
        Присоединяйтесь к нам в Viber, чтобы быть в курсе событий!
        Следите за нашими новостями в Facebook.
        Читайте нас в Telegram и Google News.
        Больше новостей в нашем Telegram-канале.
        Еще больше интересного – в нашем Telegram-канале!
        Только проверенная информация у нас в Telegram и Viber.
        Самое интересное – в нашем Viber-сообществе.
        Подписывайтесь на наши каналы в Telegram и Viber.
        Хотите получать новости первыми? Подписывайтесь на наш канал!
        Если вам понравилась статья, поделитесь ею с друзьями.
        Понравилась статья? Расскажите о ней в соцсетях!
        Ставьте лайк и подписывайтесь на канал.
        Не забудьте подписаться на наш канал!
        Поддержите нас на Patreon!
        Ваша поддержка помогает нам писать правду.
        Спасибо, что вы с нами!
        Оставайтесь с нами.
        Нашли ошибку? Выделите текст и нажмите Ctrl + Enter.
        Заметили ошибку? Сообщите нам.
        Напишите в комментариях, что вы об этом думаете!
        Делитесь мнением в комментариях.
        Только зарегистрированные пользователи могут оставлять комментарии.
        Чтобы оставить комментарий, войдите.
        Редакция не несет ответственности за содержание комментариев.
        Все права защищены. Перепечатка только с разрешения редакции.
        При использовании материалов гиперссылка на сайт обязательна.
        Материал создан при поддержке фонда «Пример».
        Мы есть в Facebook, Instagram и Telegram.
        Поделитесь статьей, если она вам понравилась!
        Расскажите друзьям об этой статье!
        Спасибо, что читаете нас!
        Чтобы получать больше новостей, подпишитесь на наш Telegram.
        Нажмите здесь, чтобы подписаться на нашу рассылку.
        Читайте главные новости дня в нашем Telegram-канале.
        Смотрите больше видео на нашем YouTube.
        Больше подробностей — в нашем Telegram-канале.
    """,
}
"""Alone, or at the end of a paragraph, though they end in a full stop."""

PROSE = {
    "en": """
        Find friends on Facebook and you will find debts.
        Read his letters on our way home.
        Most of the children are in our group.
        News of the strike appeared on our Facebook page within minutes.
        News of the flood reached us in the morning.
        Subscribe to our values or leave, the minister told them.
        Join our regiment and see the steppe.
        Turn on notifications in the settings of the phone.
        Only registered users can read the files.
        You need to log in to vote.
        All comments are checked by two editors.
        Main topics: security, energy and trade.
        Main topics: security, energy and trade
        Phone: +380 44 123 45 67
        Hotline: 0 800 123 456
        E-mail: office@court.example
        Did this help?
        If you found the story, tell nobody.
        Rating: 4/5
        Reading 2 Luton 1
        Reading 2:15
        The project is funded by the European Union.
        The article was written in prison.
        The article was published with two mistakes.
        Support our troops on the border.
        Support us or let us go, the miners wrote.
        We need your help to rebuild the school.
        Help us find the boy.
        Your support helps them live.
        Do not forget to share your bread.
        Don't forget to subscribe to the gas supplier before the winter.
        Like and share the burden, the abbot said.
        Give a like for a like.
        Put a like on his post and you may lose your job.
        If you like the story, you will like the film.
        Did you like the film? Tell us what you saw.
        Want to know how the story ends? Read the book.
        Be the first to know what it costs.
        Listen to this story of a widow from Bucha.
        Listen: the wind.
        Play for 90 minutes.
        Share: 12 percent.
        Share of the market: Facebook, Google
        Post: Facebook removes page of the mayor
        Tell the truth: Facebook knows where you are
        Yes / No
        Kyiv | Lviv | Odesa
        Team | Points | Goals
        Weather | Temperature
        Previous owners next to the mill
        Page 1 of the report is missing
        Page 3 of the file
        A photo shared by the mayor shows the bridge.
        A post shared by thousands of people was removed.
        The post by Trump was removed.
        Choose a party in Google.
        Click on the photo of the candidate.
        Save the PDF of the court file.
        Continue reading after the war
        Advertise here at your own risk.
        Trending: up
        Ad blockers are forbidden.
        Google ads paid for the site.
        [laughs]
        [Applause]
        [Video: a tank burns]
        [The form was never found]
        (advertising tax)
        Leave a comment to the court.
        Write what you think in the comments to the draft law.
        Share your thoughts with a priest.
        What do you think of the war? Write it down.
        Editors: three women from Lviv
        Newsroom: a cellar with two lamps
        Send your story to the court.
        Contact us: the phone was dead.
        This article of the law was written with the support of the church.
        All rights reserved for the crown were lost.
        The views expressed in the letter are those of the time.
        See an error? Forget it.
        Was this article of the law useful? Yes and no.
        Was it helpful? Yes, very.
        Exchange rate today
        Skip the post office and go by sea
        End of the post road
        Join us on Friday at the square.
        Read us the letter, she said.
        Watch us on the field next week.
        Get us on the train.
        Like us, they were in the dark.
        Find us at gate 5.
        More coal in our cellar
        The best bread is in our village.
        All that was in our newspaper.
        Latest: the dam holds
        Share the article of the constitution with the pupils.
        Thank you for supporting our troops.
        For more than a year they read us letters.
        To get more bread, join our club.
        More photos in our family album
        More stories on our street
        Photos by two soldiers.
        Leave your name at the door.
        Leave your letter and we will read it.
        Notify me when the war is over.
        The materials may be used as a reference.
        Support us so that they lose.
        We are on the road to Lviv.
        You can support our troops with bread.
        Get our men out of there.
        Sign up here for the army.
        Click here to open the file.
        Join us on the square at noon.
        News from Kyiv on Facebook was bad.
        Total comments on the law: 5 letters
        Comment on the budget
        Discuss it in court.
        Share your bread.
        Write your view of the war.
        The article was translated into Polish.
        Page 5 of the diary
        You can change your mind at any time.
    """,
    "uk": """
        Слухати вітер.
        Читати 4 книги за місяць
        Реклама від Сталіна
        Чи була війна неминучою?
        Чи була ця перемога корисною для міста?
        Підписуйтесь тільки під тим, що прочитали.
        Читайте лист уважно, писав нам дід.
        Стежте за рухом на наших дорогах.
        Приєднуйтесь до нашого полку, сказав він.
        Більше води в нашому колодязі
        Усі діти в нашій групі здорові.
        Хочете знати правду? Читайте архіви.
        Якщо вам подобається борщ, поділіться з гостем.
        Сподобалося? Поділися хлібом.
        Не забудьте поділитися хлібом.
        Не забудьте підписати договір.
        Підтримайте нас вогнем, просив командир.
        Ваша допомога нам уже не потрібна.
        Дякуємо, що ви прийшли.
        Напишіть листа до суду.
        Зареєстровані користувачі можуть голосувати.
        Щоб залишити місто, потрібна перепустка.
        Матеріал створено з переробленого пластику.
        Телефон: 044 123 45 67
        Надсилайте листи до суду.
        Натисніть на кнопку дверей.
        Ви прочитали три листи.
        Надішліть копію: суд вирішить
        Поділитися: хто, з ким і за що
        Додайте цукор до тіста.
        Завантажте вагони до ранку.
        Аудіо з місця вибуху
        Ми в Києві, а вони у Facebook.
        Поділіться хлібом, якщо він є.
        Розкажіть друзям про війну.
        Щоб отримувати пенсію, підпишіть заяву.
        Натисніть тут, щоб відчинити двері.
        Коментарі до закону
        Ця стаття закону діє.
        Ви тут: а він там
        Для преси: жодного слова
        Інтерв'ю з мером
        Фото загиблих
        Умови договору
    """,
    "ru": """
        Слушать ветер.
        Читать 4 книги в месяц
        Реклама от Сталина
        Была ли война неизбежной?
        Была ли эта победа полезной для города?
        Подписывайтесь только под тем, что прочли.
        Читайте письмо внимательно, писал нам дед.
        Следите за движением на наших дорогах.
        Присоединяйтесь к нашему полку, сказал он.
        Больше воды в нашем колодце
        Все дети в нашей группе здоровы.
        Если вам нравится борщ, поделитесь с гостем.
        Понравилось? Поделись хлебом.
        Не забудьте поделиться хлебом.
        Не забудьте подписать договор.
        Поддержите нас огнем, просил командир.
        Ваша помощь нам уже не нужна.
        Спасибо, что вы пришли.
        Напишите письмо в суд.
        Зарегистрированные пользователи могут голосовать.
        Чтобы оставить город, нужен пропуск.
        Материал создан из переработанного пластика.
        Телефон: 044 123 45 67
        Присылайте письма в суд.
        Нажмите на кнопку двери.
        Вы прочитали три письма.
        Добавьте сахар в тесто.
        Скачайте документ и подпишите его.
        Печать стояла на каждом листе.
        Аудио с места взрыва
        Мы в Киеве, а они в Facebook.
        Поделитесь хлебом, если он есть.
        Расскажите друзьям о войне.
        Чтобы получать пенсию, подпишите заявление.
        Нажмите здесь, чтобы открыть дверь.
        Комментарии к закону
        Эта статья закона действует.
        Для прессы: ни слова
        Интервью с мэром
        Фото погибших
        Условия договора
        Читайте письма в наших архивах.
    """,
}
"""Neither."""


def lines(table: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (language, line.strip()) for language, block in table.items() for line in block.splitlines() if line.strip()
    ]


@pytest.mark.parametrize(("language", "line"), lines(LINES) + lines(APPEALS))
def test_a_line_of_the_site_goes(language: str, line: str) -> None:
    assert sort_of(line) is Sort.SURE, language


@pytest.mark.parametrize(("language", "line"), lines(APPEALS))
def test_an_appeal_goes_from_the_end_of_a_paragraph(language: str, line: str) -> None:
    assert furniture.fix(f"{BEFORE[language]} {line}") == BEFORE[language]
    assert furniture.fix(f"{BEFORE[language]}{line}") == BEFORE[language]


@pytest.mark.parametrize(("language", "line"), lines(PROSE))
def test_prose_stays(language: str, line: str) -> None:
    assert sort_of(line) is Sort.NONE
    assert furniture.fix(line) == line
    assert furniture.fix(f"{BEFORE[language]} {line}") == f"{BEFORE[language]} {line}"


def test_an_appeal_that_somebody_makes_stays() -> None:
    for said in (
        "“Subscribe to our Telegram channel so as not to miss the news,” he said.",
        "Subscribe to our Telegram channel, said the blogger, so as not to miss the war.",
        "The bot writes: subscribe to our Telegram channel so as not to miss the news.",
        "He asked us: “Did you like the article? Share it on social networks!”",
    ):
        assert furniture.fix(said) == said
        assert furniture.fix(f"{BEFORE['en']} {said}") == f"{BEFORE['en']} {said}"


def test_a_row_of_buttons_goes_and_a_row_of_a_table_stays() -> None:
    for row in ("Accept | Reject | Settings", "4 min read · 12 comments", "About us | Contacts | Advertising"):
        assert furniture.fix(row) == ""
    for row in ("Kyiv | Lviv | Odesa", "Team | Points | Goals", "Weather | Temperature", "Yes / No"):
        assert furniture.fix(row) == row


def test_a_title_that_opens_like_a_label_stays() -> None:
    article = "From the archive: The night the ice went out\n\nThe ice on the Danube broke at ten past eleven."
    assert clean_text(article).text == article
