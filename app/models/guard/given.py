"""Given names that people at work in Britain have, by where they are most at home."""

from __future__ import annotations

GIVEN = frozenset(
    """
    aaron abigail adam adrian agnes aidan aileen alan alasdair albert alec alex alexander alexandra
    alfie alfred alice alison alistair allison amanda amelia amy andrea andrew andy angela angus
    anita ann anna annabel anne annette annie anthony antonia archie arthur barbara barry beatrice
    becky belinda ben benedict benjamin bernadette bernard bernie beryl beth bethany betty beverley
    bob bobby brenda brendan brian bridget bruce bryan bryony caitlin callum calum cameron carla
    carly carol carole caroline carolyn catherine cathy cecil celia charles charlie charlotte cheryl
    chloe chris christine christina christopher claire clare clive colette colin connor conor craig
    cynthia cyril daniel danny daphne darren dave david davina dawid dean debbie deborah debra declan
    deirdre denise dennis derek desmond diana diane dominic donald donna doreen doris dorothy douglas
    duncan eamonn edith edna edward edwin eileen elaine eleanor eliza elizabeth ella ellen ellie
    elliot elsie emily emma eric erin ernest ethan ethel eunice evan evelyn ewan felicity fergus
    finlay fiona florence frances francesca fred freda freddie frederick gareth gary gavin gemma
    geoff geoffrey george georgina gerald geraldine gerard gillian gladys glenys glenn glyn gordon
    graham grant greg gregory gwen gwyneth hannah harold harriet harry hayley hazel helen henry
    hilary hilda horace howard hugh hugo ian imogen irene iris isaac isabel isabella isla ivor
    jackie jacob jacqueline jacqui jake james jamie jane janet janice jasmine jason jayne jeanette
    jeff jeffrey jenna jennifer jenny jeremy jess jessica jill jillian jim jimmy joan joanna joanne
    joe joel john johnny jonathan jonny joseph josephine josh joshua joyce judith judy julia julian
    julie karen karl kate katherine kathleen kathryn kathy katie katrina keith kelly kenneth kenny
    kerry kevin kieran kim kirsten kirsty kyle laura lauren laurence leah leanne leila len lena
    leona leonard lesley leslie lewis liam lillian lily linda lindsay lisa liz lloyd lorna lorraine
    louis louisa louise lucas lucinda lucy luke lydia lynda lynn lynne mabel maggie malcolm mandy
    margaret margery maria marian marie marilyn marion marjorie martha martin martyn mary matthew
    maud maura maureen maurice mavis maxine megan mel melanie melissa mhairi michael michelle mick
    mike millie mildred miriam moira molly mona monica morag moira muriel myra nadine nancy naomi
    natalie natasha neil nell nellie niall niamh nicholas nicola nicole nigel noreen norma norman
    oliver olivia oscar owen pamela patricia patrick paul paula pauline peggy percy peter phil
    philip philippa phillip phoebe phyllis polly rachael rachel ralph raymond rebecca reginald rhian
    rhiannon rhys richard rita robert roberta roderick rodney roger roisin ronald rory rosalind
    rosemary rosie ross rowena roy rupert russell ruth ryan sally sam samantha samuel sandra sara
    sarah saoirse sean sebastian shannon sharon shaun sheena sheila shirley sian sidney simon sinead
    siobhan sophia sophie stacey stella stephanie stephen steve steven stewart stuart susan susanna
    suzanne sylvia tamsin tania tanya tara teresa terence terry theresa thelma thomas tim timothy
    tina toby tom tommy tony tracey tracy trevor tristan ursula valerie vera vernon veronica vicky
    vincent violet vivian vivienne wayne wendy wilfred william winifred winston yvette yvonne zara
    zoe
    aaliyah abdi abdul abdullah abdirahman abu adeel adil adnan ahmad ahmed aisha akbar aleena ali
    alia amal ameena amina aminah amir amira anees anwar arif asad asif asma ayaan ayesha aziz bilal
    bushra farah farhan farid faisal fatima fatimah fatou fawzia fawad habib hafsa hakim halima
    hamid hamza hana haroon hasan hassan hassana hiba hina hodan husain hussain hussein ibrahim idris
    ifrah ikram ilyas imran inaya iqbal iqra irfan ismail jamal jamila javed kamal kareem karim
    khadija khalid laila leyla mahmood mahmoud maryam mehmet miriam mohamed mohammad mohammed muhammad
    mumtaz musa mustafa nabila nadia naeem nafisa naheed nasreen nasir nasrin naveed nazia nazir noor
    omar osman parveen qasim rabia rahim rashid rashida razia rehana rizwan rukhsana saba sadia saeed
    safia saima saleem salim salma samina samir samira sana saqib shabana shabnam shahid shakeel
    shazia sohail soraya suleiman sumaya tahir tahira tariq tasneem usman waqar waseem yasin yasmin
    yasmeen younis yousef yusuf yusra zahid zahra zainab zakaria zakia zeynep zubair
    aarav abhishek aditi aditya ajay akash amit amrit amrita anand anil anita anjali ankit anoop
    anupama aparna arjun aruna asha ashok avinash balbir baljit bhavna chandra deepa deepak deepika
    devi dhanesh dilip dinesh divya gagan ganesh gaurav geeta girish gita gopal gurpreet gurdeep
    harbhajan hardeep harish harjit harpreet hema indira ishaan jagdish jasbir jaspreet jaswinder
    jaya jayesh jyoti kalpana kamala kanta karan kavita kiran kirti krishna kuldeep kulwinder kumar
    lakshmi lalita leela madhavi madhu mahesh mala manisha manjit manjula manoj manpreet meena meera
    mohan mukesh nalini nandini naresh navdeep neelam neeta neha nikhil nilesh nisha nishant nitin
    padma parminder pooja prabha pradeep prakash pramod prasad praveen preeti priti priya priyanka
    pushpa radha raj rajan rajesh rajinder rajiv raju rakesh ram ramesh rani ranjit rashmi ravi ravinder
    rekha renu rohan rohit rupa sachin sandeep sangeeta sanjay sanjeev santosh sarita satish satnam
    savita seema shanti sharmila shilpa shivani shobha shreya simran sita smita sonia sridevi
    subash sudha sujata sukhdeep sukhjit sukhwinder suman sunil sunita suresh sushila swati tejal
    uma usha vandana varsha venkat vidya vijay vikram vimala vinod vishal vivek jomon jincy bincy
    lijo shaji biju sheeba reji anju sini siji jisha bindu
    abena abimbola adaeze adaobi adaora ade adebayo adeola aderonke adesola adwoa afia akosua akua
    ama amara amaka amadi anthonia ayo ayodele ayomide babajide babatunde bamidele biodun bolanle
    bukola bukky chiamaka chibuzo chidi chidinma chika chike chima chimamanda chinedu chinelo chinwe
    chinyere chioma chizoba chukwuemeka chukwudi dayo ebele ebere efe efua ekene ekua emeka emmanuel
    enitan esi eze ezinne femi folake folasade funke funmi funmilayo gbenga ibukun ifeanyi ifeoma
    ifeyinwa ijeoma ike ikechukwu ikenna iyabo jide kayode kehinde kelechi kemi kofi kojo kunle
    kwabena kwadwo kwaku kwame kwasi kweku lanre lola mercy modupe nana nanaama ngozi nkechi nkem
    nnamdi nneka nnenna nonso obinna obi ogechi olabisi oladele olamide olu olufemi olumide oluwaseun
    oluwatobi omolara onyeka opeyemi oyin sade segun seun sola tayo temitope tobi tolu tolulope tope
    tunde tunji uche uchenna ugochi wale yaa yaw yetunde yinka zainabu
    anesu blessing chipo chenai farai fungai itai kudzai kundai nyasha rudo rumbidzai rutendo
    ruvimbo tafadzwa takudzwa tanaka tapiwa tatenda tawanda tendai thandeka thandi thandiwe themba
    thulani tinashe tinotenda tsitsi vimbai lindiwe nomsa nomvula precious sibongile sipho zanele
    nokuthula njeri wanjiru wambui wangari kamau kipchoge achieng akinyi atieno otieno odhiambo
    makena mutua nakato namubiru kizza mugisha abebe alem almaz bekele dawit eyerusalem haile hiwot
    kidane mebrahtu mulugeta saba selam senait tadesse tekle tesfaye tigist yonas yohannes zewdu
    adjoa mariama bintou aminata binta fanta kadiatu isatou lamin ousmane modou sheku foday
    agata agnieszka aleksander aleksandra alicja andrzej aneta artur barbara bartek bartosz beata
    bogdan bozena celina czeslaw danuta dariusz dorota edyta elzbieta ewa ewelina filip franciszek
    grazyna grzegorz halina henryk irena iwona izabela jacek jadwiga jakub jan janina janusz jaroslaw
    jerzy joanna jolanta jozef justyna kamil karolina katarzyna kasia kazimierz kinga krystyna
    krzysztof leszek lukasz maciej magda magdalena malgorzata marcin marek mariola mariusz marta
    mateusz michal miroslaw monika natalia olga oliwia patryk pawel piotr przemek radek rafal renata
    robert ryszard slawomir stanislaw stanislawa sylwia szymon tadeusz teresa tomasz urszula wanda
    weronika wiesław wiktor wioletta witold wojciech zbigniew zofia zuzanna
    adela alina ana anca andrei andreea bogdana ciprian constantin corina cosmin cristina dan dana
    daniela diana doina dragos dumitru elena emil florin florentina gabriel gabriela georgeta gheorghe
    ileana ioana ion ionut iulia iuliana laurentiu liliana liviu luminita marius mihai mihaela
    mircea nicoleta octavian oana ovidiu petru raluca razvan roxana silviu simona sorin stefan stefania
    tudor valentin vasile viorica vlad aleksandar anastasia anatoly boris dimitar dmitri galina
    georgi igor ilona inga irina ivan ivanka ivo katya kristina ksenia larisa lidia ludmila lyudmila
    marija mikhail milan milena mirela natalya nikolai nikola oksana oleg oleksandr olena pavel petar
    radka rasa rima ruta sergei sergiu svetlana svitlana tatiana vadim valentina vera viktor viktoria
    vladimir yana yulia yuri zdravka zsofia agnes andras balazs csaba eniko eszter ferenc gabor
    gyorgy ildiko istvan janos judit katalin laszlo reka tamas tibor zoltan zsuzsa
    alejandro alessandro alessia ana andreia angelo antonio beatriz benedetta bruno camila carlos
    carmen catarina chiara claudia concetta consuela cristiano diego dolores dominik edoardo eduardo
    elisa emilio enrique esteban fabio federica federico felipe fernanda fernando filipa filipe
    francesco francisco giorgio giovanna giovanni giulia giuseppe gloria gonzalo guadalupe guido
    guillermo ignacio ines inês isabella joao joão jorge jose josé juan juana lorenzo luca lucia
    luciana luigi luis luisa manuel manuela marco margarida mariana matteo mauricio miguel nuno
    pablo paolo paola pedro pilar rafael raul ricardo roberto rocio rodrigo rosa rosario rui salvatore
    santiago sergio silvia sofia stefano susana teodora tiago valeria vittorio xavier
    anneke antje bjorn elke erik freya fritz greta gunnar hans heidi heike helga henrik ingrid jens
    johanna johannes jurgen jürgen karin katrin klaus lars liesel lotte maarten magnus marit marlies
    mats matthias nils olaf pieter saskia sigrid silke sven sybille torsten ulrike uwe willem wolfgang
    alexios christos costas despina dimitris eleni giorgos ioannis katerina kostas kyriakos
    nikos panayiotis panagiota spiros stavros vasilis yiannis andreas ahmet ayse burak elif emre
    fatma hakan hatice kemal murat sevgi tuncay yilmaz
    aiko akira chen chiyo fang haruka haruki hiroshi hui jia jiawei jing jun kaito keiko kenji lan
    lei lihua ling linh mei mei-ling meiling mei-lin min-jun minh naoko ngoc nguyen phuong qiang
    quang sakura satoshi seo-yeon shu siew takashi thanh thi thuy tien trang trinh tuan wei wen xiang
    xiaoling xin xinyi yan yang yi yiu ying yoko yong yuan yuki yumiko zhang zhen
    analyn aileen arnel benjie bernadette cherry czarina danilo darwin divina edgardo editha emelita
    erlinda florante gemma gerardo ginalyn imelda jennylyn jerome jhoanna jocelyn jonalyn jovelyn
    lourdes ligaya luz luzviminda maricar maricel marilou marites marivic marlon melchor mylene
    narciso nenita noel remedios reynaldo rodel rogelio rolando romeo romulo rosalinda rowena ruel
    rowel teresita
    delroy everton errol leroy clifton cleveland winsome marcia merlene dwayne tyrone jermaine kadeem
    shanice shaniqua latoya tamika keisha kofi marlon trevon icilda hyacinth
    avi ariel chaim devorah eitan esther ezra gideon hadassah ilan menachem mordechai moshe
    noa rivka shlomo shira talia yael yitzhak yosef
    """.split()
)
"""In lower case; none that is as often something else (`SOMETIMES` in `words` has those)."""
