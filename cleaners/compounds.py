"""Words that build compounds: `farm` begins many, `boys` ends many, so `farmboys` may be one word.

Of the words of four letters and more with a Zipf frequency of 3.5 and more, those that begin, or end, four and more of
the words in symspellpy's list; the rest of such a word is one too, of three letters and a frequency of 3 and more. A
test counts them again.
"""

from typing import Final

from cleaners.words import word_set

BEGINNING: Final = word_set(
    """
    account adapt after airs alpha alter anchor anti apple arch arrow attain attract audi audio auto baby back
    backs bald ball band bank bare barn base bath battle beach bean bear beau beef bell best bill bird birth
    bitter black blind block blood blow blue blur board boat body bold bomb bond bone book books boot boots
    border bottom brad brain brass bread break breast brew brick bridge broad broke brow brown brush buck bull
    burn bush business bust busy butter buzz cable call camp candle capt care carl carry cart case cash cast
    catch cell cent centre chair chan change chap chat cheap check cheer cheese chic child chin china chip chop
    chris christ chronic church clap class clean clear clip clock close clothes club coal coast cock code coffee
    collect colour come commit common comp concert congress connect cons consul cook cool copper copy cord cork
    corn correct cotton council count counter country coup court cove cover crack crafts crap crop cross crow
    dark dart date dead death demo depend detect direct disc discuss dish dock door double dove down drag draw
    dream dress drive drop drum dumb dust earth east elder elect electro euro even ever every express extra face
    fair fall false farm fast feather feed fellow field film finger fire fish flag flags flash flat flood flop
    flower folk fond foot fore form format fort forth four frank fred free fresh friend front fruit full gain
    game gang gate gene gentle glass goal gold golden good goose gram grand grape grass grave grease green
    greens grey grin ground grounds guard guest guide guns habit hack hail hair half hall hammer hand hang hard
    hart hatch head heads hear heart heat hedge hell help here hide high hill hind hold home homo honey horn
    horse house human hydro hyper inter intern into iron jack jelly join kick kind king kirk knee knit knock
    knot know kris lace lady lake lamp land lands lang late leaf lease leather left letter lever life light like
    lime line live lock long loud love lumber lunch macro mail main make male mans marc mark market mars mart
    mary mass master match meal mean meat medal mega merchant mess meta metal micro middle mile milk mill mind
    mine mini miss mode mold mole money mono moon mother motor mountain mouth multi name near neck need needle
    nest news nick night nights noble norm north nose note ocean open opera other outs over overs pack pain
    paint palm panel paper para park pass path patrol pawn peace person peter phil phone photo pick pill pine
    pipe place plain plan play plea plum pole police policy poly port post power predict prep pres prevent print
    prize promo proof pros psycho pull punch push quad quarter quick race radio rail rain ramp react read real
    reap rear rebel reds regret rest retro rich right ring river road rock roll roman root rosa rose rough round
    rust safe sail sales salt sand scar school score scrap scratch screen seal seas seed select semi service
    shadow share sharp sheep shin ship shirt shit shoe shop shore short shovel show shut sick side sides sign
    silver sing skin slap sleep slip slow small smart smoke snake snap snow soft some song soul sound south
    space spam spear speed spell spill spit sports spot spring spur stab stage stall stan stand star start stat
    state steam steel stem step stereo still stir stock stone stop store story straight stream street strip
    strong subs sugar suit summer suns super surf sweat sweet swim switch table tail take tall tang tape task
    taxi tear temp tender test there thin thorough three throw thumb thunder tide tight time toll tool tooth
    torch touch town towns track tract trail train trans transfer transmit trap tree trip trouble turbo turn
    turtle type ultra under upper video view vine voice waist walk wall ward ware warm wash waste watch water
    watt wave weak weather week weigh well wheel where whip white whole wide wild wind wine wing wire wise with
    wolf wonder wood wool word work works wrist wrong yard year yellow
    """
)
"""They begin compounds."""

ENDING: Final = word_set(
    """
    abilities ability able about acted acting action active actively activity actor acts aged ages aging ally
    ants arms around arts asses atomic away back backs bags ball balls band bands bank bars base beam beard beat
    beats beck beds bell bells belt berries berry bert beth bill bills binding bird birds bite block board
    boards boat boats body bone bones book books born borne bound boxes boys brain bread break breaker breaking
    breaks bred bridge brow brush brushes bugs building burn burst bury cake cakes cape caps card cards care
    cars case cases cast casting castle casts cats cellular chair chairs charge charged charges charging check
    chemical chemistry chester child city claim class classes cloth coat coats cock comb coming core corn course
    courses cover covers craft crafts crew cultural culture current cuts cutting dale date dated days died dies
    ding dish dogs done door down downs dress drop drops dynamics ease eating ella ended ending ends enter erie
    ever eyed face faced fall falls fare fast father field fields fight fighter fights figured fire fires fish
    flies flow flower flows foil fold folk foot force ford form formed forming forms fort front fronts fruit
    fully fuse fusion gary gate gets girl glass goes going gone gram grams graph graphic graphs grass grave
    ground grounds guard guards guns hair hand handed hands hard head headed heads hearted hell hers hill hips
    hold holder holders holding holds hole holes hood horn horse house houses ions jack jacket keeper keeping
    keys kill king kings knife lace land lands late layer lays leaf legs lent less lets lied lies life lift
    lifts light lighting lights like line lined liner lines ling lining lion lions list lists lite load loading
    loads locate location lock locked locks logic logical long lord lords lots lying magnetic maid maker makers
    making mans mark marked market marking marks master masters mate mates meal medical mental meter meters
    metric mill minded mine mines ming mint mission missions mobile more most motive mount mouth nail name names
    nate nation national neck ness nest nets night nights nose note notes nuclear nuts offs ones oral order ours
    outs over overs owed owing pace page pages paper parent parts pass passes path pence pens people person
    persons pets phase phone phones physical physics pick piece pieces pier pies ping pins pipe pipes place
    places plane planes plant plants plate plates play played point points pole port ports pose posed poses
    posing position positions post posts pots power press print prints proof rage rail rails rain rally rams
    range rant rate rated rates rating rent rest rests rice rick ride rides right ring rings rise rising rite
    robe rock roll rolled room rooms root rows sage sail scope score screen screw script scripts section seed
    sees self sell selling send sets sexual shaft shed sheet sheets shell shells shes shift shine ship ships
    shoot shop shops shore shot shots show shows sick side sides sight sighted sing site sites size sized skin
    skins slip smith some song sonic sons space sphere sport spread spring spur stable stage stall stan stand
    standing stands star state states static station stations stay step steps stick sticks sting stock stone
    stones stop storm storms stream string strings strip stroke struck structure style sucker suit suits sure
    surgery table tail tails take takes taking talk tally tate teen tens test therapy thesis thing things tick
    tide tied tier ties tight tile tiles time times tina tone tones tons tops tories tory town track tracks
    tract traction train trap tries trip type types union unity used user users uses using vent verse version
    very virus walk walker walks wall walls ward wards ware wash watch water waters wave waves ways wear weed
    weight weights well wells wheel wheels where wide wind winds wing wings wire wise with wives woman women
    wood woods word words work worker workers working works world worm worms worn worth worthy wright writer
    writers writing written yard yards year
    """
)
"""They end compounds."""
