"""Common words: roles, things that are named after people, and what else begins with a capital."""

from __future__ import annotations

from app.models.guard.given import GIVEN, listed

TITLES = listed("mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend cllr")
ROLES = listed(
    """
    nurse sister matron porter doctor consultant registrar manager director hca hcsw midwife
    physio physiotherapist therapist pharmacist paramedic receptionist carer assistant cleaner
    domestic housekeeper cook chef chaplain volunteer governor chair chairman chairwoman lead
    clerk coordinator co-ordinator secretary executive non-executive officer partner gp surgeon
    psychiatrist psychologist radiographer dietitian student trainee practitioner patient
    resident client user daughter son wife husband mother father mum dad brother niece nephew
    aunt uncle grandson granddaughter neighbour friend colleague relative locum guardian
    technician cno ceo coo cfo keyworker worker boss mentor supervisor administrator visitor
    driver tutor lady gentleman baby pt ned hcp ot slt anp sho f1 f2 medic anaesthetist mayor rn
    rmn hv researcher designer analyst engineer developer phlebotomist counsellor interpreter
    owner
    """
)
"""The last word of what somebody is at work, in a family or in care."""
SPEECH = listed(
    """
    said says told tells asked asks cried cries replied answered explained mentioned thinks
    thought felt feels wants wanted knew knows admitted complained apologised smiled laughed
    shouted wept whispered listened noticed
    """
)
"""What only people do, right after their name."""
DOES = SPEECH | listed(
    """
    works worked runs came comes went goes stayed stays found showed shows takes took gave gives
    sat spoke died fell collapsed sings helped helps covers left refused refuses promised called
    rang hides hid cares had has was is who whose
    """
)
TO_PERSON = listed(
    """
    told asked tell ask thanked thank met meet saw see promised called named phoned rang emailed
    texted helped know praised hugged sent visited miss missed reminded invited supported
    comforted
    """
)
"""What is done to people, right before their name."""
WITH_PERSON = listed(
    """
    spoke speak speaking talk talked talking chat chatted chatting word sat sit met meet meeting
    row argument fight trouble supervision handover thank thanks listened listen said apologise
    apologised sorry wrote went worked working argued disagreed shift
    """
)
"""Before `to` or `with` and a name."""
PLACES_OF_WORK = listed(
    """
    housekeeping reception estates theatres theatre nights days hr it pharmacy catering finance
    payroll switchboard security maternity ed icu itu night day kitchen kitchens laundry
    outpatients radiology x-ray bank agency stores transport admin records bed bay cubicle room
    ward side mortuary physio therapy governance comms the
    """
)
"""After a name and `in`, `on` or `from`."""
RELATIVES = listed(
    """
    daughter son mum mother dad father wife husband brother sister niece nephew family partner
    carer discharge care notes tablets bed room funeral death fall medication consultant nurse
    parents children insulin operation complaint story idea shift
    """
)
"""After a name and 's."""
THINGS = listed(
    """
    ward unit hospital house trust road street avenue lane scale score scores chart round rounds
    suite wing centre center clinic surgery court lodge park award report review disease
    syndrome rule law fund university college school group team teams theory model cycle
    catheter needle method inquiry council county square hall hospice home homes foundation
    charity building room association programme principles wood forum day test sign manoeuvre
    index questions ball line cafe lounge
    """
)
"""What is named after somebody or some place."""
SOMETIMES = listed(
    """
    will grace mark may april june joy hope faith rose daisy penny bill jack frank dawn amber
    ruby olive heather holly pat rob sue nick art miles angel summer autumn christian guy max
    jean robin drew gene patience gift comfort charity sunny victor sandy rusty ivy lee ray rich
    dot carol pearl jade crystal clay dale glen heath cliff bob gay kit les bonnie melody
    harmony chance earl king prince bishop basil ginger sage jordan victoria georgia chelsea
    sydney austin lincoln preston milton stanley carlisle paris india kent adele alma norma don
    jo tess bea star destiny trinity constance prudence verity felix pip rex duke marina sharma
    skye eve noel nova rowan poppy grant dean mercy precious blessing violet hazel rosemary iris
    lance ross fern myrtle marigold bella viola harper mason carter taylor tyler jan
    """
)
"""Given names that are as often something else."""
FUNCTION = listed(
    """
    a about after again all also although always an and another any anyone anything are around
    as at be because been before being below between both but by can could day days did do does
    done down during each either else enough even every everybody everyone everything except few
    finally first for from further had has have having he her here hers him his how however i if
    in instead into is it its just last later least less like many maybe me meanwhile mine more
    most much my myself neither never next no nobody none nor not nothing now of off often ok
    okay on once one only or other others our ours out over own perhaps please quite rather same
    several shall she should since so some somebody someone something sometimes soon still such
    than thank thanks that the their theirs them then there therefore these they thing things
    this those though three through to today together tomorrow tonight too two under until up us
    very was we well were what whatever when where whether which while who whole whom whose why
    with without would yes yesterday yet you your yours four five six seven eight nine ten hello
    hi dear sorry ask asked listen look looking let google signs teams nature
    """
)
"""What no name is, not even after a title."""
OTHER = FUNCTION | listed(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march july august
    september october november december feb mar apr jun jul aug sep sept oct nov dec mon tue wed
    thu fri sat sun spring winter christmas easter ramadan eid diwali hanukkah passover boxing
    nurse nurses sister sisters matron matrons porter porters doctor doctors consultant
    consultants registrar manager managers director directors midwife midwives physio physios
    therapist therapists pharmacist pharmacists paramedic receptionist carer carers assistant
    assistants cleaner cleaners domestic domestics housekeeper housekeepers chaplain volunteer
    volunteers governor governors chair chief executive officer partner gp surgeon student
    students trainee patient patients resident residents client clients family families relative
    relatives visitor visitors colleague colleagues staff staffing team teams people person man
    woman men women lady ladies gentleman gentlemen child children baby babies mother father
    daughter son wife husband management leadership leaders leader board boards non-executive
    non-exec exec execs senior junior deputy lead head associate clinical medical nursing ward
    wards bed beds bay bays room unit hospital trust clinic surgery house home homes centre
    department service services practice practitioner healthcare health care social support
    worker workers clerk clerks agency bank night nights morning evening afternoon shift shifts
    handover huddle huddles meeting meetings visit visits safety quality experience improvement
    incident incidents complaint complaints council committee association forum union unions
    group policy report audit review training survey friends test estates pharmacy finance
    radiology catering housekeeping portering switchboard theatres theatre discharge lounge
    chaplaincy occupational infection control prevention procurement payroll recruitment
    communications comms governance security maternity paediatrics oncology cardiology
    physiotherapy therapy therapies outpatients pathology phlebotomy mortuary facilities digital
    informatics hr ed icu itu reception transport stores laundry kitchen kitchens haematology
    microbiology imaging dermatology neurology medicine stroke rehab acute community primary
    mental emergency intensive critical palliative hospice ambulance dental unison unite rcn bma
    gmb rcm cqc nhs nhse icb hse nmc gmc hcpc nice healthwatch serco sodexo mitie microsoft
    outlook excel word whatsapp zoom facebook twitter datix ulysses systmone emis rio cerner
    epic lorenzo intranet wifi parkinson parkinsons alzheimer alzheimers crohn crohns downs
    addison hodgkin huntington tourette asperger waterlow braden barthel glasgow bristol abbey
    wong schwartz gibbs driscoll rolfe borton schon schön schein deming edmondson berwick
    shewhart maslow kotter kolb johari belbin goleman whitmore frankel sexton reason nightingale
    seacole kirkup ockenden winterbourne caldicott bolam gillick fraser montgomery munro likert
    pareto gantt foley yankauer doppler tena zimmer hickman picc cannula lean kaizen sigma gemba
    agile pdsa sbar mdt covid sepsis flu hepatitis mrsa norovirus dementia diabetes cancer
    asthma paracetamol ibuprofen morphine midazolam apixaban warfarin insulin aspirin heparin
    codeine tramadol amoxicillin furosemide omeprazole metformin lorazepam diazepam haloperidol
    oramorph oxycodone fentanyl ketamine adrenaline naloxone clexane tinzaparin penicillin
    gentamicin vancomycin tazocin england scotland wales ireland britain uk london leeds hull
    manchester liverpool birmingham sheffield newcastle nottingham leicester bradford york
    oxford cambridge reading brighton cardiff swansea edinburgh belfast derby coventry plymouth
    exeter norwich southampton portsmouth sunderland bolton oldham salford wigan blackpool
    mersey humber thames tyne yorkshire lancashire cumbria devon cornwall dorset somerset essex
    sussex surrey norfolk suffolk kent europe africa asia america jamaica nigeria ghana kenya
    zimbabwe india pakistan bangladesh philippines poland romania portugal spain italy france
    germany somalia eritrea ethiopia nepal china malaysia english welsh scottish irish british
    polish urdu somali punjabi bengali gujarati hindi arabic romanian portuguese spanish italian
    french german filipino nigerian indian pakistani chinese african caribbean asian european
    black white sikh muslim christian hindu jewish catholic church god jesus lord queen king
    government parliament minister secretary alpha bravo delta echo red green amber blue yellow
    speak freedom guardian duty candour equality diversity inclusion wellbeing compassion
    compassionate respect dignity kindness values behaviour plan study act level band grade gym
    office fire brigade police sky news access agreement information internet resources core
    software product building chart sticker label poster notice form letter screen log rota
    guidance evidence research website email computer system data numbers book paper article
    story commission authority network value score time times summary action actions background
    assessment recommendation situation note notes question answer update overall reflection
    learning feedback good great best better
    """
)
"""What may begin with a capital and is no name."""
NO_SURNAME = OTHER | ROLES | TITLES
"""What does not go on with a name, though it begins with a capital."""
ENDINGS = tuple(
    listed(
        "ly ing tion sion ment ness ity ance ence ship ology ics ers ors ists ses ies ants ents "
        "ous ive able ible ful ery ise ised"
    )
)
"""How English words end that may begin a sentence."""
PARTICLES = listed("van der den de von zu al el bin ibn ap du da dos di la le del della ter")
"""Small words within a surname."""


def is_given(word: str, *, sometimes: bool = False) -> bool:
    """Whether a word, in lower case, is a given name; or is one `sometimes`, too."""
    if word in SOMETIMES:
        return sometimes
    return word in GIVEN and word not in OTHER


LABELS = listed("dob born nhs mrn bed bay cubicle room aged age hospital hosp d")
"""What follows a name where people are listed."""

BUSY = listed(
    "cover rounds round rota notes letter appointment time bleep phone visit review on off"
)
"""What a doctor's title may stand before, in lower case."""
