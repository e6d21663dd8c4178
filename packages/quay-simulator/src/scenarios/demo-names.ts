/** Given and family names that go together, in the letters that Quay's user names allow. */
export type NamePool = { given: readonly [string, ...string[]]; family: readonly [string, ...string[]] }

const pool = (given: string, family: string): NamePool => ({
  given: given.split(' ') as [string, ...string[]],
  family: family.split(' ') as [string, ...string[]],
})

/** Names of many places, so that a search finds more than one kind of spelling. */
export const namePools: readonly [NamePool, ...NamePool[]] = [
  pool(
    'anna erik ingrid lars maja nils sofia gustav elsa oskar freja mikkel astrid henrik',
    'berg lindqvist nilsson holm dahl ekstrom sandberg nygaard haugen larsen sjoberg lund strand wikstrom',
  ),
  pool(
    'lukas hannah felix lena jonas marie paul greta moritz ida anton clara till frieda',
    'schneider mueller hoffmann becker wagner krause vogel brandt keller jaeger schaefer lorenz winkler baumann',
  ),
  pool(
    'camille hugo manon louis chloe jules emma theo lucie mathis alice gabriel margaux bastien',
    'dubois lefevre moreau girard bonnet fournier lambert rousseau chevalier garnier marchand perrin renard leclerc',
  ),
  pool(
    'lucia mateo valeria diego carmen javier elena pablo ines alvaro marta sergio paula adrian',
    'garcia fernandez romero navarro torres dominguez vazquez iglesias serrano molina castro ortega rubio cabrera',
  ),
  pool(
    'giulia marco chiara luca francesca matteo elisa davide sara andrea martina simone',
    'rossi ferrari bianchi ricci marino greco conti galli costa fontana rinaldi caruso',
  ),
  pool(
    'ana joao beatriz tiago mariana rafael leticia bruno camila thiago larissa caio',
    'silva santos oliveira pereira almeida ribeiro carvalho teixeira barbosa rocha moreira nogueira',
  ),
  pool(
    'zofia jakub hanna piotr maja kacper ola tomasz kinga michal eva vaclav petra ondrej',
    'nowak kowalczyk wisniewska zielinski wojcik mazur krawczyk kaminski dvorak novotny prochazka horak kolar benes',
  ),
  pool(
    'olena taras oksana bohdan daria maksym yulia andriy mila stefan ivana nikola',
    'shevchenko kovalenko bondar melnyk tkachenko petrov ivanova horvat jovanovic markovic babic kralj',
  ),
  pool(
    'haruto yui sota hina ren aoi kaito sakura daiki mei takumi rin naoki misaki',
    'sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki matsumoto',
  ),
  pool(
    'minjun seoyeon jihoon haeun dohyun jiwoo hyunwoo sujin taeyang minseo jaehyun yuna',
    'kim lee park choi jung kang cho yoon jang lim han shin',
  ),
  pool(
    'wei xinyi hao mengyao jun yuxuan lei siyu chen jiayi feng lihua tao ruoxi',
    'wang li zhang liu yang huang zhao wu zhou xu sun ma zhu guo',
  ),
  pool(
    'linh minh thao duc huong khanh mai tuan lan quang ngoc hieu',
    'nguyen tran pham hoang phan vu dang bui do ho ngo duong',
  ),
  pool(
    'priya arjun ananya rohan kavya vikram meera aditya divya karthik isha nikhil lakshmi rahul',
    'sharma patel iyer reddy nair gupta menon chatterjee singh kulkarni banerjee rao desai pillai',
  ),
  pool(
    'layla omar noor yusuf mariam khalid salma hassan amira tariq dina karim',
    'haddad mansour nasser khoury saleh farouk aziz rahman qureshi hakimi darwish sabbagh',
  ),
  pool(
    'elif mert zeynep emre defne kaan selin burak niloofar dariush shirin kaveh',
    'yilmaz kaya demir celik sahin aydin arslan dogan karimi tehrani ahmadi rostami',
  ),
  pool(
    'amara chidi ngozi kwame adaeze tunde zanele sipho wanjiru otieno fatou mamadou',
    'okafor adeyemi mensah okonkwo diallo ndlovu dlamini kamau mwangi traore abara eze',
  ),
  pool(
    'emily james olivia liam grace ethan charlotte owen niamh sean aoife callum megan rhys',
    'walker bennett hughes murphy oconnor campbell fraser turner collins doyle price whitfield mercer ashworth',
  ),
  pool(
    'sanne daan fleur bram lotte jeroen femke pieter aino mikko eetu kaisa riikka jussi',
    'devries jansen bakker visser vandijk mulder virtanen korhonen makinen laine heikkinen nieminen salo koskela',
  ),
]
