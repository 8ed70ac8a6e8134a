"""Words that are names: what a capital in the middle of a merged word may begin.

Word lists know no capitals, so nothing else tells `photographerDavid`, two words, from `easyJet`, one. The lists were
put together for this project: they hold what news prints most, and a name that is missing only means one split fewer.
"""

from cleaners.words import word_set

DAYS_AND_MONTHS = word_set(
    """
    January February March April May June July August September October November December Sept Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday Christmas Easter
    """
)

GIVEN_NAMES = word_set(
    """
    Aaron Adam Adrian Alan Albert Alex Alexander Alexandra Alfred Alice Alison Allan Allen Amanda Amy Andrea
    Andreas Andrew Andy Angela Ann Anna Annalena Anne Anthony Antonio Arnold Arthur Ashley Barack Barbara Barry
    Ben Benjamin Bernard Bernd Bernie Beth Bill Bob Boris Brad Brandon Brett Brian Bruce Carl Carla Carlos Carol
    Caroline Catherine Charles Charlie Charlotte Chloe Chris Christian Christina Christine Christopher Claire
    Clara Claude Colin Craig Dan Daniel Danielle Danny Darren Dave David Dean Deborah Dennis Derek Diana Diego
    Dominic Dominique Donald Dorothy Doug Douglas Duncan Dylan Ed Eddie Edgar Edward Elena Elizabeth Ellen Elon
    Emily Emma Emmanuel Eric Erik Ernest Ethan Eugene Eva Evan Fernando Florian Frances Francis Francois Frank
    Franz Fred Frederick Gareth Gary Gavin Geoff Geoffrey George Georgia Gerald Gerard Gerhard Gianni Gina
    Giovanni Giuseppe Glenn Gordon Grace Graham Greg Gregory Gustav Guy Hannah Hans Harold Harry Heather Heidi
    Helen Henri Henry Herbert Hillary Howard Hugh Hugo Ian Imran Ingrid Isaac Isabel Ivan Jack Jacob Jacques
    Jake James Jamie Jan Jane Janet Jason Javier Jay Jean Jeff Jeffrey Jennifer Jenny Jens Jeremy Jerry Jesse
    Jessica Jill Jim Jimmy Joan Joanna Joanne Joe Joel Johan Johannes John Johnny Jon Jonathan Jordan Jorge Jose
    Josef Joseph Josh Joshua Juan Judith Judy Julia Julian Julie Juliet Jurgen Justin Kamala Karen Karl Kate
    Katherine Kathleen Kathy Katie Keir Keith Kelly Ken Kenneth Kevin Kim Kirsten Klaus Kyle Larry Laura Lauren
    Laurent Lawrence Lee Leo Leon Leonard Leroy Leslie Lewis Liam Linda Lisa Liz Lloyd Louis Louise Lucas Lucia
    Lucy Luis Luke Lynn Madeleine Manuel Marc Marco Margaret Maria Marie Mario Marion Mark Markus Martin Mary
    Matt Matthew Maurice Max Megan Melissa Michael Michel Michelle Mick Miguel Mike Miriam Mitch Mohammed
    Muhammad Narendra Natalie Nathan Neil Nicholas Nick Nicola Nicole Nigel Nina Noah Norman Olaf Oliver Olivia
    Oscar Pablo Pamela Patricia Patrick Paul Paula Pedro Peter Phil Philip Philippe Pierre Rachel Rafael Ralph
    Raymond Rebecca Recep Rex Richard Rick Ricky Rob Robert Roberto Robin Roger Roland Ron Ronald Rosa Rose Ross
    Roy Rudy Rupert Russell Ruth Ryan Salman Sally Sam Samantha Samuel Sandra Sarah Scott Sean Sebastian Sergio
    Seth Shane Sharon Shaun Simon Sofia Sophie Stan Stanley Stefan Stefano Stella Stephanie Stephen Steve Steven
    Stuart Sue Susan Suzanne Sylvia Tanya Ted Teresa Terry Theresa Thomas Tim Timothy Tina Toby Todd Tom Tomas
    Tommy Tony Tracy Trevor Ursula Vanessa Veronica Victor Victoria Vincent Virginia Volker Walter Warren Wayne
    Wendy Wilhelm Will William Xi Yasmin Yvonne Zachary Zoe Aleksandr Aleksei Aleksey Alexei Alexey Aleksandra
    Alina Alla Alyona Anastasia Anatoliy Anatoly Andrei Andrey Andrii Andriy Antonina Anton Arkady Arsen Arseniy
    Artem Artyom Bohdan Bogdan Borys Daniil Danylo Darya Daria Denis Denys Dmitri Dmitriy Dmitry Dmytro Eduard
    Ekaterina Evgeniy Evgeny Fedor Fyodor Galina Gennady Georgy German Gleb Grigory Halyna Hanna Hennadiy
    Hryhoriy Ihor Igor Ilya Illia Inna Irina Iryna Kateryna Kirill Konstantin Kostiantyn Kseniya Larisa Larysa
    Leonid Lesya Lidia Lilia Ludmila Liudmyla Lyudmila Lyudmyla Lyubov Maksim Maksym Margarita Marina Maryna
    Mariya Matvei Mikhail Mikhailo Mykhailo Mykola Mykyta Nadezhda Nadia Nadiya Natalia Nataliya Natalya Nikita
    Nikolai Nikolay Oksana Oleg Oleh Oleksandr Oleksandra Oleksii Oleksiy Olena Olga Olha Orest Ostap Pavel
    Pavlo Petro Polina Ramzan Roman Rostyslav Ruslan Rustam Rustem Semyon Serge Sergei Sergey Serhii Serhiy
    Snezhana Solomiya Stanislav Stepan Svetlana Svitlana Taras Tatiana Tatyana Tetiana Tetyana Timofey Timur
    Vadim Vadym Valentin Valentina Valentyn Valentyna Valeriia Valeriy Valery Varvara Vasily Vasyl Vera Veronika
    Viktor Viktoria Viktoriya Viola Vitali Vitaliy Vitaly Vlad Vladimir Vladislav Vladyslav Volodymyr Vsevolod
    Vyacheslav Yaroslav Yehor Yegor Yekaterina Yelena Yevgeny Yevhen Yevhenii Yulia Yuliia Yuliya Yuri Yuriy
    Yurii Yury Zakhar Zhanna Zoya
    """
)

PLACES = word_set(
    """
    Afghanistan Africa Albania Algeria America Angola Argentina Armenia Asia Athens Australia Austria Azerbaijan
    Baghdad Balkan Bangladesh Barcelona Beijing Beirut Belarus Belgium Belgorod Belgrade Berlin Bosnia Brazil
    Brexit Britain Brussels Bucharest Budapest Bulgaria Cairo California Cambodia Canada Caucasus Chechnya
    Chernihiv Chernivtsi Chernobyl Chicago Chile China Chisinau Colombia Congo Copenhagen Crimea Croatia Cuba
    Cyprus Damascus Denmark Dnipro Dnieper Dniester Donbas Donbass Donetsk Dublin Dushanbe Ecuador Egypt England
    Estonia Ethiopia Europe Finland Florida France Gaza Geneva Georgia Germany Ghana Greece Grozny Hague Hamburg
    Helsinki Holland Hungary Iceland India Indonesia Iran Iraq Ireland Israel Istanbul Italy Izmail Izyum Japan
    Jerusalem Jordan Kabul Kaliningrad Kazakhstan Kazan Kenya Kharkiv Kharkov Kherson Khmelnytskyi Kiev Korea
    Kosovo Kramatorsk Krasnodar Kremlin Kryvyi Kuban Kursk Kuwait Kyiv Kyrgyzstan Latvia Lebanon Libya Lisbon
    Lithuania London Luhansk Lugansk Lutsk Luxembourg Lviv Macedonia Madrid Malaysia Mali Malta Mariupol Mexico
    Minsk Moldova Mongolia Montenegro Morocco Moscow Munich Mykolaiv Myanmar Nepal Netherlands Nigeria Norway
    Odesa Odessa Oslo Ottawa Pakistan Palestine Paris Pennsylvania Petersburg Philadelphia Poland Poltava
    Portugal Prague Pyongyang Qatar Riga Rivne Romania Rome Rostov Russia Sakhalin Samara Scotland Serbia
    Sevastopol Siberia Simferopol Singapore Slovakia Slovenia Sochi Somalia Spain Stockholm Sudan Sumy Sweden
    Switzerland Sydney Syria Taiwan Tajikistan Tallinn Tatarstan Tbilisi Tehran Ternopil Texas Thailand Tokyo
    Transnistria Tunisia Turkey Turkmenistan Uganda Ukraine Urals Uzbekistan Uzhhorod Venezuela Vienna Vietnam
    Vilnius Vinnytsia Vladivostok Volgograd Volyn Wales Warsaw Washington Yekaterinburg Yemen Yerevan Zagreb
    Zaporizhia Zaporizhzhia Zhytomyr Zimbabwe Zurich
    """
)

PEOPLES = word_set(
    """
    African American Arab Armenian Asian Australian Austrian Azerbaijani Belarusian Belgian Brazilian British
    Bulgarian Canadian Catholic Chechen Chinese Christian Crimean Croatian Czech Danish Dutch Egyptian English
    Estonian European Finnish French Georgian German Greek Hungarian Indian Iranian Iraqi Irish Islamic Israeli
    Italian Japanese Jewish Kazakh Korean Kurdish Latvian Lithuanian Mexican Moldovan Muslim Norwegian Orthodox
    Palestinian Polish Portuguese Romanian Russian Saudi Scottish Serbian Slovak Soviet Spanish Swedish Swiss
    Syrian Tatar Turkish Ukrainian Uzbek Vietnamese Welsh Russians Ukrainians Americans Germans Europeans
    Belarusians Israelis Palestinians Britons
    """
)

TITLES = word_set(
    """
    Admiral Ambassador Archbishop Captain Chairman Chancellor Chief Colonel Commander Commissioner Dr Emperor
    General Governor Judge Justice King Lady Lieutenant Lord Major Marshal Mayor Metropolitan Minister Mr Mrs Ms
    Patriarch Pope Premier President Prime Prince Princess Prof Professor Prosecutor Queen Representative Saint
    Secretary Senator Sergeant Sheikh Sir Speaker Sultan Vice First Deputy Foreign Federal National Former
    Central Supreme Regional State Daily Criminal Civil Administrative United Great North South East West
    Northern Southern Eastern Western New
    """
)

SURNAMES = word_set(
    """
    Biden Blinken Borrell Budanov Bush Cameron Clinton Duda Erdogan Gorbachev Harris Johnson Kadyrov Kuleba
    Lavrov Lukashenko Macron Medvedev Meloni Merkel Mitsotakis Navalny Obama Orban Peskov Poroshenko Prigozhin
    Putin Scholz Shoigu Shmyhal Stalin Stoltenberg Sunak Syrskyi Trump Tusk Tymoshenko Umerov Yanukovych Yeltsin
    Yermak Zakharova Zaluzhnyi Zelensky Zelenskyy Zelenskyi
    """
)

# What the names of bodies and places end in. `Bank`, `Group`, `Media`, `Post`, `Tech` also end firms' glued names.
HEADS = word_set(
    """
    Academy Act Affairs Agency Agreement Airlines Airport Airways Alliance Army Assembly Association Authority
    Avenue Award Awards Basin Battalion Bay Border Brigade Broadcasting Bureau Cathedral Center Centre Chamber
    Championship Championships Channel Church City College Command Commission Committee Community Conference
    Congress Constitution Convention Corporation Council County Court Defence Defense Democrats Department
    Development Directorate District Division Duma Economy Education Embassy Emergency Federation Festival
    Finance Forces Forum Foundation Fund Government Headquarters Hospital Independence Initiative Inspectorate
    Institute Institution Intelligence Island Islands Justice Law League Library Memorial Military Minister
    Ministry Mission Museum Navy Oblast Observatory Office Olympics Order Organisation Organization Palace
    Parliament Party Peninsula Police Policy Prison Prize Program Programme Prosecutor Province Rada Railway
    Railways Region Regiment Relations Republic Republicans Reserve Resolution River Rights Sea Secretariat
    Security Senate Service Services Society Square Staff State States Station Statistics Street Studies Summit
    Theater Theatre Town Transport Treaty Tribunal Union University Valley Village War Works
    """
)

NAMES = DAYS_AND_MONTHS | GIVEN_NAMES | PLACES | PEOPLES | SURNAMES
