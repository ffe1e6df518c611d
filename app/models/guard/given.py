"""Given names of people at work and in care in Britain, whose families come from everywhere."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """Return the words of a list that is written as text: it is read, and weighs, least so."""
    return frozenset(words.split())


GIVEN = listed(
    """
    aaliyah aarav aaron abdi abdirahman abdul abdullah abebe abena abhishek abigail abimbola abu
    achieng adaeze adam adaobi adaora ade adebayo adeel adela adeola aderonke adesola adil aditi
    aditya adjoa adnan adrian adwoa afia agata agnes agnieszka ahmad ahmed ahmet aidan aiko
    aileen aisha ajay akash akbar akinyi akira akosua akua alan alasdair albert alec aleena
    alejandro aleksandar aleksander aleksandra alem alessandro alessia alex alexander alexandra
    alexios alfie alfred ali alia alice alicja alina alison alistair allison almaz ama amadi
    amaka amal amanda amara ameena amelia amina aminah aminata amir amira amit amrit amrita amy
    ana analyn anand anastasia anatoly anca andras andrea andreas andreea andrei andreia andrew
    andrzej andy anees anesu aneta angela angelo angus anil anita anjali anju ankit ann anna
    annabel anne anneke annette annie anoop anthonia anthony antje antonia antonio anupama anwar
    aparna archie ariel arif arjun arnel arthur artur aruna asad asha ashok asif asma atieno avi
    avinash ayaan ayesha ayo ayodele ayomide ayse aziz babajide babatunde balazs balbir baljit
    bamidele barbara barry bartek bartosz beata beatrice beatriz becky bekele belinda ben
    benedetta benedict benjamin benjie bernadette bernard bernie beryl beth bethany betty
    beverley bhavna biju bilal bincy bindu binta bintou biodun bjorn bobby bogdan bogdana
    bolanle boris bozena brenda brendan brian bridget bruce bruno bryan bryony bukky bukola
    burak bushra caitlin callum calum cameron camila carla carlos carly carmen carole caroline
    carolyn catarina catherine cathy cecil celia celina chaim chandra charles charlie charlotte
    chen chenai cherry cheryl chiamaka chiara chibuzo chidi chidinma chika chike chima
    chimamanda chinedu chinelo chinwe chinyere chioma chipo chiyo chizoba chloe chris christina
    christine christopher christos chukwudi chukwuemeka ciprian claire clare claudia cleveland
    clifton clive colette colin concetta connor conor constantin consuela corina cosmin costas
    craig cristiano cristina csaba cynthia cyril czarina czeslaw dan dana daniel daniela danilo
    danny danuta daphne dariusz darren darwin dave david davina dawid dawit dayo debbie deborah
    debra declan deepa deepak deepika deirdre delroy denise dennis derek desmond despina devi
    devorah dhanesh diana diane diego dilip dimitar dimitris dinesh divina divya dmitri doina
    dolores dominic dominik donald donna doreen doris dorota dorothy douglas dragos dumitru
    duncan dwayne eamonn ebele ebere edgardo edith editha edna edoardo eduardo edward edwin
    edyta efe efua eileen eitan ekene ekua elaine eleanor elena eleni elif elisa eliza elizabeth
    elke ella ellen ellie elliot elsie elzbieta emeka emelita emil emilio emily emma emmanuel
    emre eniko enitan enrique eric erik erin erlinda ernest errol esi esteban esther eszter
    ethan ethel eunice evan evelyn everton ewa ewan ewelina eyerusalem eze ezinne ezra fabio
    faisal fang fanta farah farai farhan farid fatima fatimah fatma fatou fawad fawzia federica
    federico felicity felipe femi ferenc fergus fernanda fernando filip filipa filipe finlay
    fiona florante florence florentina florin foday folake folasade frances francesca francesco
    francisco franciszek fred freda freddie frederick freya fritz fungai funke funmi funmilayo
    gabor gabriel gabriela gagan galina ganesh gareth gary gaurav gavin gbenga geeta gemma geoff
    geoffrey george georgeta georgi georgina gerald geraldine gerard gerardo gheorghe gideon
    gillian ginalyn giorgio giorgos giovanna giovanni girish gita giulia giuseppe gladys glenn
    glenys gloria glyn gonzalo gopal gordon graham grazyna greg gregory greta grzegorz guadalupe
    guido guillermo gunnar gurdeep gurpreet gwen gwyneth gyorgy habib hadassah hafsa haile hakan
    hakim halima halina hamid hamza hana hannah hans harbhajan hardeep harish harjit harold
    haroon harpreet harriet harry haruka haruki hasan hassan hassana hatice hayley heidi heike
    helen helga hema henrik henry henryk hiba hilary hilda hina hiroshi hiwot hodan horace
    howard hugh hugo hui husain hussain hussein hyacinth ian ibrahim ibukun icilda idris ifeanyi
    ifeoma ifeyinwa ifrah ignacio igor ijeoma ike ikechukwu ikenna ikram ilan ildiko ileana
    ilona ilyas imelda imogen imran inaya indira ines inga ingrid inês ioana ioannis ion ionut
    iqbal iqra irena irene irfan irina isaac isabel isabella isatou ishaan isla ismail istvan
    itai iulia iuliana ivan ivanka ivo ivor iwona iyabo izabela jacek jackie jacob jacqueline
    jacqui jadwiga jagdish jake jakub jamal james jamie jamila jane janet janice janina janos
    janusz jaroslaw jasbir jasmine jason jaspreet jaswinder javed jaya jayesh jayne jeanette
    jeff jeffrey jenna jennifer jenny jennylyn jens jeremy jermaine jerome jerzy jess jessica
    jhoanna jia jiawei jide jill jillian jim jimmy jincy jing jisha joan joanna joanne joao
    jocelyn joe joel johanna johannes john johnny jolanta jomon jonalyn jonathan jonny jorge
    jose joseph josephine josh joshua josé jovelyn joyce jozef joão juan juana judit judith judy
    julia julian julie jurgen justyna jyoti jürgen kadeem kadiatu kaito kalpana kamal kamala
    kamau kamil kanta karan kareem karen karim karin karl karolina kasia katalin katarzyna kate
    katerina katherine kathleen kathryn kathy katie katrin katrina katya kavita kayode kazimierz
    kehinde keiko keisha keith kelechi kelly kemal kemi kenji kenneth kenny kerry kevin khadija
    khalid kidane kieran kim kinga kipchoge kiran kirsten kirsty kirti kizza klaus kofi kojo
    kostas krishna kristina krystyna krzysztof ksenia kudzai kuldeep kulwinder kumar kundai
    kunle kwabena kwadwo kwaku kwame kwasi kweku kyle kyriakos laila lakshmi lalita lamin lan
    lanre larisa lars laszlo latoya laura lauren laurence laurentiu leah leanne leela lei leila
    len lena leona leonard leroy lesley leslie leszek lewis leyla liam lidia liesel ligaya lihua
    lijo liliana lillian lily linda lindiwe lindsay ling linh lisa liviu liz lloyd lola lorna
    lorraine lotte louis louisa louise lourdes luca lucas lucia luciana lucinda lucy ludmila
    luigi luis luisa lukasz luke luminita luz luzviminda lydia lynda lynn lynne lyudmila maarten
    mabel maciej madhavi madhu magda magdalena maggie magnus mahesh mahmood mahmoud makena mala
    malcolm malgorzata mandy manisha manjit manjula manoj manpreet manuel manuela marcia marcin
    marco marek margaret margarida margery maria mariama marian mariana maricar maricel marie
    marija marilou marilyn mariola marion marit marites marius mariusz marivic marjorie marlies
    marlon marta martha martin martyn mary maryam mateusz mats matteo matthew matthias maud
    maura maureen maurice mauricio mavis maxine mebrahtu meena meera megan mehmet mei mei-lin
    mei-ling meiling mel melanie melchor melissa menachem merlene mhairi michael michal michelle
    mick miguel mihaela mihai mike mikhail milan mildred milena millie min-jun minh mircea
    mirela miriam miroslaw modou modupe mohamed mohammad mohammed mohan moira molly mona monica
    monika morag mordechai moshe mugisha muhammad mukesh mulugeta mumtaz murat muriel musa
    mustafa mutua mylene myra nabila nadia nadine naeem nafisa naheed nakato nalini namubiru
    nana nanaama nancy nandini naoko naomi narciso naresh nasir nasreen nasrin natalia natalie
    natalya natasha navdeep naveed nazia nazir neelam neeta neha neil nell nellie nenita ngoc
    ngozi nguyen niall niamh nicholas nicola nicole nicoleta nigel nikhil nikola nikolai nikos
    nilesh nils nisha nishant nitin njeri nkechi nkem nnamdi nneka nnenna noa nokuthula nomsa
    nomvula nonso noor noreen norman nuno nyasha oana obi obinna octavian odhiambo ogechi oksana
    olabisi oladele olaf olamide oleg oleksandr olena olga oliver olivia oliwia olu olufemi
    olumide oluwaseun oluwatobi omar omolara onyeka opeyemi oscar osman otieno ousmane ovidiu
    owen oyin pablo padma pamela panagiota panayiotis paola paolo parminder parveen patricia
    patrick patryk paul paula pauline pavel pawel pedro peggy percy petar peter petru phil
    philip philippa phillip phoebe phuong phyllis pieter pilar piotr polly pooja prabha pradeep
    prakash pramod prasad praveen preeti priti priya priyanka przemek pushpa qasim qiang quang
    rabia rachael rachel radek radha radka rafael rafal rahim raj rajan rajesh rajinder rajiv
    raju rakesh ralph raluca ram ramesh rani ranjit rasa rashid rashida rashmi raul ravi
    ravinder raymond razia razvan rebecca reginald rehana reji reka rekha remedios renata renu
    reynaldo rhian rhiannon rhys ricardo richard rima rita rivka rizwan robert roberta roberto
    rocio rodel roderick rodney rodrigo rogelio roger rohan rohit roisin rolando romeo romulo
    ronald rory rosa rosalind rosalinda rosario rosie rowel rowena roxana roy rudo ruel rui
    rukhsana rumbidzai rupa rupert russell ruta rutendo ruth ruvimbo ryan ryszard saba sachin
    sade sadia saeed safia saima sakura saleem salim sally salma salvatore sam samantha samina
    samir samira samuel sana sandeep sandra sangeeta sanjay sanjeev santiago santosh saoirse
    saqib sara sarah sarita saskia satish satnam satoshi savita sean sebastian seema segun selam
    senait seo-yeon sergei sergio sergiu seun sevgi shabana shabnam shahid shaji shakeel shanice
    shaniqua shannon shanti sharmila sharon shaun shazia sheeba sheena sheila sheku shilpa shira
    shirley shivani shlomo shobha shreya shu sian sibongile sidney siew sigrid siji silke silvia
    silviu simon simona simran sinead sini siobhan sipho sita slawomir smita sofia sohail sola
    sonia sophia sophie soraya sorin spiros sridevi stacey stanislaw stanislawa stavros stefan
    stefania stefano stella stephanie stephen steve steven stewart stuart subash sudha sujata
    sukhdeep sukhjit sukhwinder suleiman suman sumaya sunil sunita suresh susan susana susanna
    sushila suzanne sven svetlana svitlana swati sybille sylvia sylwia szymon tadesse tadeusz
    tafadzwa tahir tahira takashi takudzwa talia tamas tamika tamsin tanaka tania tanya tapiwa
    tara tariq tasneem tatenda tatiana tawanda tayo tejal tekle temitope tendai teodora terence
    teresa teresita terry tesfaye thandeka thandi thandiwe thanh thelma themba theresa thi
    thomas thulani thuy tiago tibor tien tigist tim timothy tina tinashe tinotenda tobi toby
    tolu tolulope tom tomasz tommy tony tope torsten tracey tracy trang trevon trevor trinh
    tristan tsitsi tuan tudor tuncay tunde tunji tyrone uche uchenna ugochi ulrike uma ursula
    urszula usha usman uwe vadim valentin valentina valeria valerie vandana varsha vasile
    vasilis venkat vera vernon veronica vicky vidya vijay vikram viktor viktoria vimala vimbai
    vincent vinod viorica vishal vittorio vivek vivian vivienne vlad vladimir wale wambui wanda
    wangari wanjiru waqar waseem wayne wei wen wendy weronika wiesław wiktor wilfred willem
    william winifred winsome winston wioletta witold wojciech wolfgang xavier xiang xiaoling xin
    xinyi yaa yael yan yana yang yasin yasmeen yasmin yaw yetunde yi yiannis yilmaz ying yinka
    yitzhak yiu yohannes yoko yonas yong yosef younis yousef yuan yuki yulia yumiko yuri yusra
    yusuf yvette yvonne zahid zahra zainab zainabu zakaria zakia zanele zara zbigniew zdravka
    zewdu zeynep zhang zhen zoe zofia zoltan zsofia zsuzsa zubair zuzanna
    """
)
"""In lower case and order; none that is as often something else (`SOMETIMES` has those)."""
