"""Words that are names: what a capital in the middle of a merged word may begin.

Word lists know no capitals, so nothing else tells `photographerDavid`, two words, from `easyJet`, one. The lists were
put together for this project: they hold what news prints most, and a name that is missing only means one split fewer.
"""

from typing import Final

from cleaners.words import word_set

DAYS_AND_MONTHS: Final = word_set(
    """
    January February March April May June July August September October November December Sept Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday Christmas Easter
    """
)

GIVEN_NAMES: Final = word_set(
    """
    Aaron Abdul Abdullah Abigail Ada Adam Adnan Adrian Agnes Ahmad Ahmed Aisha Akira Alan Albert Alejandro
    Aleksandar Aleksandr Aleksandra Aleksei Aleksey Alex Alexander Alexandra Alexei Alexey Alexis Alfred Ali
    Alice Alina Alison Alistair Alla Allan Allen Alvaro Alyona Amanda Amina Amir Amit Amy Ana Anand Anastasia
    Anatoliy Anatoly Anders Andrea Andreas Andrei Andrej Andres Andrew Andrey Andrii Andriy Andrzej Andy Angela
    Angus Anil Ann Anna Annalena Anne Anthony Anton Antonina Antonio Anwar Arjun Arkady Arlene Arnold Arsen
    Arseniy Artem Arthur Artyom Arun Ashley Asif Audrey Austin Ayman Barack Barbara Barry Bashar Beatrice
    Beatriz Belinda Ben Benjamin Bernard Bernd Bernie Beth Bethany Bilal Bill Bjorn Blake Bob Bogdan Bohdan
    Boris Borys Boyko Brad Brandon Brett Brian Bridget Bruce Calvin Cameron Camila Carl Carla Carlos Carmen
    Carol Caroline Catherine Cecilia Celia Charles Charlie Charlotte Chelsea Chloe Chris Christian Christina
    Christine Christopher Claire Clara Claude Clive Colin Connor Cory Craig Cristiano Cristina Damian Dan Daniel
    Danielle Daniil Danny Danylo Daphne Daria Darren Darya Dave David Deborah Deepak Deirdre Denis Dennis
    Denys Derek Diana Diego Dilip Dmitri Dmitriy Dmitry Dmytro Dominic Dominik Dominique Donald Dorothy Doug
    Douglas Duncan Dwight Dylan Ed Eddie Edgar Eduard Edward Eileen Ekaterina Ekrem Elaine Eleanor Elena
    Elizabeth Ellen Elliot Elon Emily Emma Emmanuel Emomali Enrique Erdal Eric Erik Ernest Esther Ethan Eugene
    Eugenia Eva Evan Evgeniy Evgeny Fabio Farid Fatima Fazil Fedor Felipe Felix Fernando Fiona Flora Florian
    Frances Francesco Francis Francisco Francois Frank Franz Fred Frederick Freya Fumio Fyodor Gabriel Gabriela
    Galina Ganesh Gareth Gary Gavin Gemma Gennady Geoff Geoffrey George Georgia Georgy Gerald Geraldine Gerard
    Gerhard German Gerry Gianni Gillian Gina Giorgi Giorgia Giovanni Giuseppe Gleb Glenn Gonzalo Gordon
    Graham Greg Gregory Grigory Guillermo Gulnara Gustav Gwen Habib Halyna Hamid Hanna Hannah Hans Harold
    Harriet Harry Haruki Hasan Hassan Heather Heidi Helen Hennadiy Henri Henrik Henry Herbert Hillary
    Hiroshi Hossein Howard Hryhoriy Hugh Hugo Hussein Iain Ian Ibrahim Igor Ihor Ilham Illia Ilya Imogen
    Imran Ines Ingrid Inna Irakli Irene Irina Iryna Isaac Isabel Isabella Isla Ismail Itamar Ivan Jack Jacob
    Jacques Jair Jake James Jamie Jan Jane Janet Jared Jaroslaw Jarrod Jason Javad Javier Jay Jean Jeff Jeffrey
    Jemma Jennifer Jenny Jens Jeremy Jerry Jesse Jessica Jill Jim Jimmy Jiri Joan Joanna Joanne Joao Joe Joel
    Johan Johannes John Johnny Jon Jonathan Jordan Jorge Jose Josef Joseph Josh Joshua Joyce Juan Judith Judy
    Julia Julian Julie Juliet Jurgen Justin Kaitlin Kamal Kamala Karen Karim Karl Karla Kassym Katarzyna Kate
    Kateryna Katherine Kathleen Kathy Katie Kayla Keir Keira Keith Kelly Kemal Ken Kenji Kenneth Kevin Khalid
    Khalil Kieran Kim Kiran Kiriakos Kirill Kirsten Kirsty Klaus Konstantin Kostiantyn Krishna Krzysztof Kseniya
    Gus Josep Laurence Nate Pete Sid
    Abel Achmed Adalbert Adriana Agata Agnieszka Aidan Ainsley Alain Alastair Albina Aldo Alejandra Aleksander
    Alessandra Alessandro Alessia Alicja Alma Amal Amelia Ananda Anastasiia Anatole Andre Angelina Angelo
    Anita Annette Annika Ansel Antoine Antoni Antonia Anya Aram Archie Ariana Armen Arnaud Artur Arvid Asya Aurelia
    Avi Ayesha Aziz Barbora Bartosz Beata Becky Benedict Benito Benny Bertrand Bettina Bianca Birgit Bjarne Bohumil
    Boleslav Bronislaw Bruno Burak Caitlin Carlo Carmela Casper Cassandra Cedric Celine Cesar Chiara Clarissa
    Clemens Conrad Cornelia Corinne Dagmar Dalia Damir Danila Danilo Danuta Davit Dawid Deniz Desmond Dieter Dimitri
    Dirk Divya Dmitrii Dora Edith Edmund Edvard Edwin Egor Ekaterine Eldar Elias Elif Elisabeth Elliott Elvira Emil
    Emilia Emilio Emin Emre Enzo Erika Ernesto Ernst Esteban Etienne Evangelos Evelyn Evgenia Evgenii Faisal
    Farhad Federico Felicity Ferdinand Fernanda Filip Filippo Florence Francesca Franco Francoise Frederic Fridrich
    Friedrich Gaspard Gavriil Gennadiy Gerda Germaine Ghassan Gideon Gilbert Giles Giorgio Giovanna Gisela Goran
    Gottfried Grigorii Guido Gunther Gustavo Haider Hakan Haris Harvey Hector Heiko Heinrich Heinz Helena Helga
    Helmut Hermann Hilda Holger Horst Hubert Ignacio Ildar Imre Indira Irfan Isidro Ismael Istvan Ivana
    Ivanna Jadwiga Jaime Jakub Jana Janusz Jarmila Jasmine Jeanne Jerome Jiang Joachim Jolanta Jonas Joost Jorgen
    Josefina Jozef Julius Jussi Kacper Kaja Kamil Karin Karina Karolina Kasia Katharina Katja Katrin Kerstin Khadija
    Kirsi Kirstie Klara Klaudia Kristen Kristian Kristina Kristof Lajos Laszlo Latifa Laurie Leonor Leopold Lesia
    Liana Lidiia Linus Liubov Livia Lothar Lubomir Luca Ludwig Luka Lukas Lukasz Maciej Magda Magdalena Mahdi Maite
    Maja Malika Malte Manfred Marat Marek Margot Mariam Mariana Marianna Marianne Marika Marita Marius Marko Marlene
    Marta Massimo Mathias Matilda Matthew Matthias Maurizio Maximilian Melanie Mihail Mikael Mikko Milena Mirjam
    Miroslava Mohammad Moritz Muammar Myroslav Myroslava Nabil Nadezda Nadja Naoki Nazar Nazarii Nelly Niels Nigar
    Nikos Nils Ninel Noemi Nuno Nuria Octavio Odile Oksana Oleksa Omid Orestes Orlando Ottavio Otto Paavo Panagiotis
    Pasha Pascal Pauline Pavlina Pekka Petra Philippa Pia Raisa Ramon Raoul Raphael Rasmus Regis Reinhard Renata Rene
    Rhoda Rodion Rolf Rosalind Roseanna Roxana Rudi Rudolf Ruslana Sabina Sabine Sabrina Safiya Said Salvador
    Salvatore Samir Sanela Sasha Saskia Savannah Selma Sergii Shamil Shaima Sigrid Silvia Silvio Simona Solomon Sonia
    Sonja Soren Stanislava Stavros Stefania Steffen Sunita Susanne Sviatoslav Sylvain Tadeusz Tamar Tatyana Tero
    Terence Tetsuo Theodor Thierry Tibor Tiina Timo Tobias Tomasz Torsten Ulrich Ulrika Umar Urszula Uwe Vakhtang
    Valdis Valeria Vasile Vasilii Vasiliy Vasyliy Veniamin Vilma Violetta Viorica Vishal Vitalii Vito Vittorio Vladlen
    Waldemar Wanda Werner Wiktor Witold Wlodzimierz Wolfgang Xavier Yana Yanina Yann Yarema Yasir Yelizaveta Yevgenia
    Yevgeniya Yolanda Yosef Yulian Yuliana Yuriko Yves Zara Zbigniew Zenon Zinaida Zofia Zurab
    Kurt Kyle Larisa Larry Lars Larysa Laura Lauren Laurent Lawrence Leah Lech Lee Leila Lena Leo Leon Leonard
    Leonardo Leonid Leroy Leslie Lesya Lewis Liam Lidia Lilia Linda Lionel Lisa Liudmyla Liz Lloyd Lorenzo Lorna
    Lorraine Louis Louisa Louise Lucas Lucia Lucy Ludmila Luigi Luis Luiz Luke Lydia Lynn Lyubov Lyudmila
    Lyudmyla Mackenzie Madeleine Maggie Magnus Mahmoud Mahmud Maia Maksim Maksym Malala Malcolm Manuel Marc
    Marcelo Marcin Marco Marcus Margaret Margarita Maria Marie Marina Mario Marion Mariya Mark Markus Martha
    Martin Mary Maryna Mateo Mateusz Matt Matteo Matvei Maureen Maurice Megan Mehdi Mehmet Melissa
    Mette Mhairi Michael Michaela Michel Michelle Mick Miguel Mihai Mikaela Mike Mikhail Mikhailo Mikheil Milan
    Milos Miranda Miriam Miroslav Mitch Mohamed Mohammed Mohan Molly Monica Morgan Mostafa Muhammad
    Mukesh Murad Murray Mustafa Mykhailo Mykola Mykyta Nadezhda Nadia Nadine Nadir Nadiya Naftali Nancy Naomi
    Narendra Nasser Natalia Natalie Nataliya Natalya Natasha Nathan Nayib Ned Neil Nell Niall Nicholas Nick
    Nicola Nicolae Nicolas Nicole Nigel Nikita Nikol Nikolai Nikolay Nina Noah Noor Nora Norman Novak Nursultan
    Olaf Oleg Oleh Oleksandr Oleksandra Oleksii Oleksiy Olena Olga Olha Oliver Olivia Omar Orest Osama
    Oscar Osman Ostap Owen Pablo Paige Pam Pamela Paolo Patricia Patricio Patrick Paul Paula Pavel Pavlo Pedro
    Penelope Perry Peter Petr Petro Phil Philip Philippe Pierre Piotr Polina Prakash Pranab Priya Qasem
    Quentin Rachel Rafael Rahul Raj Rajesh Rajiv Rakesh Ralph Ramesh Ramzan Ranil Raquel Rashid Ravi Raymond
    Rebecca Recep Reece Regina Renee Rex Reza Rhys Ricardo Richard Rick Ricky Rita Rob Robert Roberta Roberto
    Robin Rodney Rodrigo Roger Roland Roman Ron Ronald Rory Rosa Rosemary Ross Rostyslav Rowan Roy
    Rudy Rumen Rupert Ruslan Russell Rustam Rustem Ruth Ryan Sadie Sadiq Sally Salman Salome Sam Samantha
    Samuel Sandra Sanjay Sanna Santiago Sara Sarah Scott Sean Sebastian Sebastien Semyon Serena Serge Sergei
    Sergey Sergio Serhii Serhiy Serzh Seth Shane Shannon Sharon Shaun Shavkat Sheila Shinzo Shirley Sian Simon
    Siobhan Slobodan Snezhana Sofia Solomiya Sophie Stacey Stan Stanislav Stanley Stefan Stefano Stella Stepan
    Stephanie Stephen Steve Steven Stewart Stuart Sue Sunil Suresh Susan Suzanne Sven Svetlana Svitlana Sylvia
    Tahir Takashi Tamara Tania Tanya Tara Taras Tariq Tatiana Ted Tedros Teresa Terry Tessa Tetiana
    Tetyana Thabo Theresa Thomas Tiffany Tim Timofey Timothy Timur Tina Toby Todd Tom Tomas Tommy Toni
    Tony Tracy Traian Travis Trevor Tristan Tsai Tyler Uday Ulf Ursula Usman Vaclav Vadim Vadym Valentin
    Valentina Valentyn Valentyna Valerie Valeriia Valeriy Valery Vanessa Varvara Vasily Vasyl Vera Veronica
    Veronika Vicky Victor Victoria Vijay Vikram Viktor Viktoria Viktoriya Vincent Vinod Viola Virginia
    Vitali Vitaliy Vitaly Vivian Vlad Vladimir Vladislav Vladyslav Volker Volodymyr Vsevolod Vyacheslav Waheed
    Walter Wang Warren Wayne Wendell Wendy Wesley Wilfred Wilhelm William Xi Yair Yaroslav Yasmin Yasser
    Adele Agustin Aizada Alastor Aled Alexandre Alexandru Alexia Alfonso Alfredo Alim Aliona Almaz Altynai Anahit
    Anar Anastasiya Andriana Andrius Aneta Angelika Anselm Antal Antonella Antti Arif Aristotelis Arkadi Armando
    Armin Arnis Arslan Artemiy Arto Arvo Asel Asen Aset Aslan Atanas Augustin Augusto Aydin Aykut Azamat Baiba
    Bakhyt Balazs Bartlomiej Baurzhan Bence Berik Bertalan Blazej Bojan Borislav Bozena Branislav Braydon Brenda
    Brendan Brigitte Bronwyn Bulat Camille Carsten Catalina Cezary Chantal Charlene Claudia Claudio Claus Clement
    Clifford Cosmin Courtney Cyril Dainius Damien Darius Dariusz Dauren Dejan Delphine Denise Dimitar Dimitris
    Dinara Dorota Dragan Dumitru Edita Edmond Eduardo Efraim Eino Elchin Elina Eliza Elmar Elmira Elnur Emanuel
    Emine Enrico Eugen Eugenio Fabian Fabien Fabrice Farida Farrukh Fatma Femi Fidel Florin Galyna Gaston Genevieve
    Georgi Georgios Gerardo Ghenadie Gintaras Giuliano Grzegorz Gulmira Gulnar Gulshan Guzel Gyorgy Hailey Hedvig
    Heikki Henryk Hermine Hilal Hrant Hrvoje Hugues Iason Iker Ildiko Ilias Ilir Ilkka Ilona Indrek Inga Ioan Ioana
    Ionut Irada Isabelle Isaiah Iskander Israfil Ivars Ivaylo Ivica Jaak Jaan Jaana Janis Janos Jari Jaromir
    Jaroslav Jekaterina Jelena Jeroen Jerzy Joris Jovan Julio Juliusz Juris Justyna Kaarel Kadri Kairat Kaisa Kalle
    Kalman Kamila Karel Karlis Karol Kasper Kazimierz Kestutis Khatia Kira Konrad Konstantinos Konstanty Kostas
    Kristaps Kristjan Ksenia Kubanychbek Laima Latif Lavinia Levan Levon Lidija Lilya Lina Linas Liuba Liudas
    Ljubomir Lorena Lucien Ludovic Luminita Lyuba Lyubomyr Maarten Malgorzata Manana Marcel Marcela Mariano Marijana
    Marijn Mariusz Markiyan Martina Marzena Matej Matti Mattias Mattis Maxim Maxime Meelis Meruert Michal Miklos
    Mikolaj Mindaugas Minna Mirela Mirjana Mirko Mitt Mohsen Momchil Monika Myron Natela Natia Nejat Nenad Nerijus
    Nicky Nodar Nurlan Nurzhan Ognjen Oksen Olav Olgierd Ondrej Oskar Osvaldo Ovidiu Pascale Patrik Patrycja Pavle
    Peeter Pelageya Petar Peteris Petru Piet Pieter Plamen Predrag Przemyslaw Radek Radoslaw Radovan Raimonds Rainer
    Raivis Ramil Ramiz Rauf Raul Rimantas Rinat Risto Rodica Romana Romuald Rostislav Rovshan Rudolfs Rusudan
    Ryszard Sabir Saida Salih Sandor Sanja Sanzhar Saulius Sebastiao Sergejs Sevgil Sevil Seymour Shota Shukhrat
    Sigurd Silvana Simeon Sinead Slawomir Snezana Sonya Spiros Srdjan Stanislaw Stefanie Stelian Stepanida Szymon
    Talant Tamas Tanel Tarja Temur Terhi Tigran Timea Tinatin Todor Toivo Tomislav Tornike Traicho Trofim Tugay
    Tuomas Uldis Ulyana Urmas Uros Vahagn Vahan Vaido Valdemar Valter Vardan Vasil Vasilis Veaceslav Veljko
    Ventsislav Vesna Vilen Viliam Villu Vilmos Viorel Virginija Vlada Vladana Vladas Vlastimil Vojtech Wieslaw
    Wioletta Wojciech Yakiv Yakov Yanis Yannick Yefim Yerlan Yevheniia Yuval Zaal Zdenek Zeljko Zemfira Ziyad Zlata
    Zlatko Zoltan Zsolt Zuzanna
    Yegor Yehor Yekaterina Yelena Yevgeny Yevhen Yevhenii Yoav Yoshihide Yousef Yulia Yuliia Yuliya Yuri Yurii
    Yuriy Yury Yusuf Yvette Yvonne Zachary Zakhar Zhang Zhanna Zoe Zoran Zoya Zuzana
    """
)

PLACES: Final = word_set(
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
    Bakhmut Avdiivka Pokrovsk Toretsk Kupiansk Kurakhove Vuhledar Robotyne Huliaipole Nikopol Melitopol Berdiansk
    Enerhodar Lysychansk Sievierodonetsk Sloviansk Kostiantynivka Horlivka Makiivka Bucha Irpin Hostomel Uman Drohobych
    Kremenchuk Nizhyn Konotop Okhtyrka Chuhuiv Vovchansk Lyman Soledar Dzhankoi Kerch Yalta Feodosia Yevpatoria
    Bryansk Voronezh Novorossiysk Taganrog Saratov Tula Omsk Tomsk Novosibirsk Chelyabinsk Irkutsk Ryazan Smolensk
    Pskov Murmansk Tuapse Dagestan Ingushetia Hollywood Brooklyn Manhattan Boston Seattle Houston Dallas Detroit Milan
    Naples Turin Lyon Marseille Manchester Liverpool Birmingham Glasgow Edinburgh Leeds Krakow Gdansk Wroclaw Poznan
    Lodz Katowice Rzeszow Antwerp Rotterdam Amsterdam Frankfurt Cologne Stuttgart Dresden Leipzig Salzburg Bratislava
    Ljubljana Podgorica Sarajevo Skopje Tirana Nicosia Ankara Izmir Antalya Doha Dubai Riyadh Jeddah Aleppo Idlib Mosul
    Basra Karachi Lahore Islamabad Mumbai Delhi Kolkata Dhaka Bangkok Hanoi Jakarta Manila Seoul Shanghai Shenzhen Wuhan
    Osaka Melbourne Brisbane Auckland Nairobi Lagos Johannesburg Brest Grodno Gomel Vitebsk Mogilev Kaunas
    Tartu Almaty Astana Tashkent Samarkand Baku Batumi Ashgabat Bishkek
    """
)

PEOPLES: Final = word_set(
    """
    African American Arab Arabic Armenian Asian Australian Austrian Azerbaijani Baltic Belarusian Belgian Brazilian
    British Caucasian
    Bulgarian Canadian Catholic Chechen Chinese Christian Crimean Croatian Czech Danish Dutch Egyptian English
    Estonian European Finnish French Georgian German Greek Hungarian Indian Iranian Iraqi Irish Islamic Israeli
    Italian Japanese Jewish Kazakh Korean Kurdish Latvian Lithuanian Mexican Moldovan Muslim Norwegian Orthodox
    Palestinian Polish Portuguese Romanian Russian Saudi Scottish Serbian Slovak Soviet Spanish Swedish Swiss
    Syrian Tatar Turkish Ukrainian Uzbek Vietnamese Welsh Russians Ukrainians Americans Germans Europeans
    Belarusians Israelis Palestinians Britons Jews Poles Danes Swedes Turks Finns Scots Serbs Croats Kurds Tatars
    """
)

TITLES: Final = word_set(
    """
    Admiral Ambassador Archbishop Captain Chairman Chancellor Chief Colonel Commander Commissioner Dr Emperor
    General Governor Judge Justice King Lady Lieutenant Lord Major Marshal Mayor Metropolitan Minister Mr Mrs Ms
    Patriarch Pope Premier President Prime Prince Princess Prof Professor Prosecutor Queen Representative Saint
    Secretary Senator Sergeant Sheikh Sir Speaker Sultan Vice First Deputy Foreign Federal National Former
    Central Supreme Regional State Daily Criminal Civil Administrative United Great North South East West
    Northern Southern Eastern Western New
    """
)

SURNAMES: Final = word_set(
    """
    Biden Blinken Borrell Budanov Bush Cameron Clinton Duda Erdogan Gorbachev Harris Johnson Kadyrov Kuleba
    Lavrov Lukashenko Macron Medvedev Meloni Merkel Mitsotakis Navalny Obama Orban Peskov Poroshenko Prigozhin
    Putin Scholz Shoigu Shmyhal Stalin Stoltenberg Sunak Syrskyi Trump Tusk Tymoshenko Umerov Yanukovych Yeltsin
    Yermak Zakharova Zaluzhnyi Zelensky Zelenskyy Zelenskyi
    """
)

# What the names of bodies and places end in. `Bank`, `Group`, `Media`, `Post`, `Tech` also end firms' glued names.
HEADS: Final = word_set(
    """
    Academy Act Affairs Agency Agreement Airlines Airport Airways Alliance Army Assembly Association Authority
    Avenue Award Awards Basin Battalion Bay Border Brigade Broadcasting Bureau Cathedral Center Centre Chamber
    Championship Championships Channel Church City College Command Commission Committee Community Conference
    Congress Constitution Convention Corporation Council County Court Defence Defense Democrats Department
    Development Directorate District Division Duma Education Embassy Envoy Federation Festival
    Finance Forces Forum Foundation Fund Government Headquarters Hospital Independence Initiative Inspectorate
    Institute Institution Intelligence Island Islands Justice Law League Memorial Military Minister
    Ministry Mission Museum Navy Oblast Observatory Office Olympics Organisation Organization Palace
    Parliament Party Peninsula Police Prison Prize Program Programme Prosecutor Province Rada Railway
    Railways Region Regiment Republic Republicans Resolution River Rights Sea Secretariat
    Security Senate Society Square Staff State States Station Statistics Street Studies Summit
    School Krai Raion Hromada Sheriff Inc Ltd Monument Monastery
    Boulevard Company Cosmodrome Highway Secretary Stadium Fleet Corps
    Theater Theatre Town Treaty Tribunal Union University Valley Village War Works
    """
)

# Names of two words, which the web's lists of words hold as one too: `newzealand`.
IN_TWO: Final = word_set(
    """
    UnitedKingdom UnitedStates UnitedNations UnitedArab ArabEmirates NewZealand NewYork NewDelhi NewJersey NewMexico
    NewHampshire NewOrleans NewGuinea SaudiArabia SouthAfrica SouthKorea NorthKorea SouthSudan SriLanka CostaRica
    PuertoRico ElSalvador HongKong LosAngeles LasVegas SanFrancisco SanDiego SanMarino SantaMonica SantaBarbara
    SanJose BuenosAires RioDe TelAviv AbuDhabi KualaLumpur PhnomPenh PortoAlegre SaoPaulo CapeTown GreatBritain
    NorthernIreland NorthMacedonia BosniaAnd CzechRepublic DominicanRepublic SierraLeone BurkinaFaso WestBank
    MiddleEast NorthCarolina SouthCarolina NorthDakota SouthDakota WestVirginia RhodeIsland WhiteHouse DowningStreet
    WallStreet RedSea BlackSea BalticSea CaspianSea DeadSea SilverLake KryvyiRih BilaTserkva WorldBank WorldCup
    EuropeanUnion EuropeanCommission EuropeanParliament EuropeanCouncil PrimeMinister PrimeMinisters VicePresident
    LatinAmerica NorthAmerica SouthAmerica CentralAmerica NorthAfrica FarEast SantaCruz SantaFe SantaClara SanAntonio
    FortWorth ElPaso MilkyWay IceAge GrandPrix GrandSlam StockExchange LehmanBrothers GoldmanSachs WellsFargo
    MaxPlanck WaltDisney NizhnyNovgorod NovaKakhovka VelykaNovosilka ChasivYar BuckinghamPalace CapitolHill
    SiliconValley TimesSquare DistrictCourt HighCourt NobelPrize PeacePrize RealMadrid BayernMunich ManchesterUnited
    ManchesterCity InterMilan AtleticoMadrid NewcastleUnited AstonVilla CrystalPalace WestHam NottinghamForest
    BorussiaDortmund StanleyCup DavisCup StateDepartment ForeignOffice HomeOffice WhiteTower
    AirForce NationalGuard SecurityService EmergencyService BorderService BorderGuard TaxService CustomsService
    PressService NationalBank NationalPolice GeneralStaff TrafficPolice ParisAgreement HighSchool CampNou
    RedArmy RedSquare RedCrescent RedGuard GreenParty BlackForest BlueHelmets
    VerkhovnaRada StateDuma SupremeCourt RedCross SecurityCouncil WorldWar OlympicGames ChampionsLeague PremierLeague
    """
)

# In camel case, and in no list of words.
BRANDS: Final = word_set(
    """
    DeepState StateWatch ServiceNow SafeCity SouthFront StarAlliance JobCenter BookForum DreamTown TeleTwo CreditDnipro
    DniproAzot OpenDataBot YouControl InformNapalm StopFake MoneyVal ActionAid WestJet FlixBus
    AstonMartin JustIn UkrPoshta NovaPay EasyPay CityBank FanZone LvivTech KyivSmart KyivDigital MilTech DroneFall
    """
)
NETWORKS: Final = word_set("Facebook Google Instagram Netflix Telegram TikTok Twitter Viber WhatsApp Wikipedia YouTube")

NAMES: Final = DAYS_AND_MONTHS | GIVEN_NAMES | PLACES | PEOPLES | SURNAMES | NETWORKS
