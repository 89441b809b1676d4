/** The words by which boards name content, one entry a kind of it. Their weights are in the table of weights, by the entry's name. */

import type { Concern } from '../../../../db/vocabulary.ts';

export interface Term {
  /** Its name in the table of weights. */
  term: string;
  /** What it names plainly. */
  names: readonly Concern[];
  /** What it names only by implication. A term without either names nothing, but tells of the film. */
  implies: readonly Concern[];
  /** Words and groups of words; plurals, hyphens and capitals do not matter, and the longest group wins. */
  words: readonly string[];
}

function term(
  name: string,
  names: readonly Concern[],
  words: string,
  implies: readonly Concern[] = [],
): Term {
  return { term: name, names, implies, words: words.trim().split(/,\s+/u) };
}

export const TERMS: readonly Term[] = [
  // language
  term(
    'language',
    ['language'],
    `
    language, profanity, profanities, profane, swearing, swear word, cursing, expletive, f word, language use,
    verbal, lyrics, song lyrics, f bomb, four letter, cuss, cussing, oath, swear, slang`,
  ),
  term(
    'bad language',
    ['language'],
    `
    bad language, coarse language, crude language, rude language, vulgar language, foul language, vulgarity,
    obscenity, obscenities, salty language, earthy language, street language, adult language, hard language,
    raw language, explicit language, blasphemy, blasphemous, coarse dialogue, obscene, obscene language, vulgarities, sacrilegious, sacrilege`,
  ),
  term(
    'slurs',
    ['language'],
    `
    slur, epithet, racial epithet, racist language, ethnic humor, racial humor, racial comments, name calling,
    put downs, insult, insulting, racist remarks, racist comments, hate speech, ethnic slurs, racial slurs`,
  ),
  term('dialogue', [], 'dialogue, dialog, comment, remark, discussion, description, talk'),
  term(
    'off-color',
    [],
    `
    off color humor, off color dialogue, off color, off colour, bawdy, ribald, lewd, lewdness, risque, raunchy,
    raunch, double entendre, earthy, irreverent, irreverence, saucy, cheeky, adult humor, mature humor, entendre, titillating, titillation`,
    ['sex'],
  ),
  term(
    'rude humor',
    [],
    `
    rude humor, rude, rude humour, rude behavior, rude behaviour, rudeness, rude gesture, potty humor,
    toilet humor, scatological, scatalogical, gross, gross humor, gross out, bodily function, mischief, naughty,
    bathroom humor, flatulence, burping, mooning, prank, hijinks, shenanigans, cheekiness, vomiting, vomit,
    urination, yucky, icky, gross jokes, slime, slimy, gooey, body humor, impolite, potty, toilet, bodily, sassy`,
  ),
  term(
    'crude humor',
    [],
    `
    crude humor, crude humour, crude, crudeness, crude behavior, crude behaviour, crudity, vulgar humor, vulgar,
    gesture, obscene gesture, crass, crassness`,
  ),

  // sex
  term(
    'sexual content',
    ['sex'],
    `
    sexual, sexually, sexual content, sex, sexual material, sexual situation, sexual activity, sexual behavior,
    sexual image, sexual matters, sexual relations, sexual relationship, sexual conduct, sexual tension,
    adult content, adult situations, infidelity, adultery, carnal, virginity, contraception, condom, sexualized, sexualised, sexualization, promiscuity,
    promiscuous, affair, extramarital, viagra, phallic`,
  ),
  term('sexuality', ['sex'], 'sexuality, eroticism, erotic, erotica, lovemaking, intercourse'),
  term(
    'sex scene',
    ['sex'],
    `
    sex scene, sex scenes, sex act, sexual act, sexual scene, sexual scenes, orgy, masturbation, group sex,
    simulated sex, sex sequence, oral sex, sexual encounters`,
  ),
  term(
    'sexual references',
    ['sex'],
    `
    sexual reference, sex reference, sexual dialogue, sexual dialog, sex related dialogue, sexual discussion,
    sexual comments, sexual remarks, sex talk, sexual talk, references to sex, sexual gesture, sexual theme,
    sexual issue, sexual subject matter`,
  ),
  term(
    'sexual humor',
    ['sex'],
    `
    sexual humor, sexual humour, sex related humor, sex humor, crude and sexual humor, sexual innuendo,
    sexual innuendoes`,
  ),
  term(
    'sex-related',
    ['sex'],
    `
    sex related, sex related material, sex related situations, sex related scenes, prostitution, prostitute,
    stripping, striptease, stripper, pornography, pornographic, brothel, escort, exotic dancing, exotic dance,
    pole dancing, burlesque, voyeurism, voyeuristic, peep show, call girl`,
  ),
  term(
    'innuendo',
    ['sex'],
    `
    innuendo, innuendoes, suggestive humor, suggestive dialogue, suggestive comments, suggestive remarks,
    suggestive references, provocative humor`,
  ),
  term(
    'suggestive',
    ['sex'],
    `
    suggestive, suggestive content, suggestive material, suggestiveness, provocative, seduction, flirtation,
    skimpy, bikini, lingerie, scantily clad, underwear, revealing, cleavage, suggestive dancing, flirting,
    flirtatious, provocative dancing, lust, lustful, seductive, thong`,
  ),
  term(
    'sensuality',
    ['sex'],
    `
    sensuality, sensual, romance, romantic, kiss, kissing, love scene, love scenes, passion, affection, intimacy,
    embrace, making out, amorous`,
  ),
  term(
    'nudity',
    ['sex'],
    `
    nudity, nude, naked, nakedness, topless, full frontal, bare, frontal nudity, full nudity, buttocks, breasts,
    skinny dipping, disrobing, breastfeeding, frontal, genitals, genitalia, penis, anatomical`,
  ),
  term(
    'rape',
    ['sex', 'violence'],
    `
    rape, raped, sexual assault, sexual violence, sexual abuse, molestation, sexualized violence,
    sexualised violence, attempted rape, sexually violent, sexual cruelty, sexual torture, molested, molester`,
    ['frightening'],
  ),
  term(
    'sexual threat',
    ['sex', 'violence'],
    'sexual threat, incest, sexual harassment, pedophilia, paedophilia, sexual exploitation',
    ['frightening'],
  ),
  term(
    'perverse',
    ['sex'],
    `
    aberrant, aberrant sexuality, aberrant sexual content, perverse, perversion, perversity, deviant, deviance,
    fetish, fetishism, sadomasochism, depravity, kinky, debauchery, bondage, necrophilia, bestiality,
    sadomasochistic, deviancy, deviate`,
  ),
  term(
    'childbirth',
    [],
    'childbirth, birth, pregnancy, abortion, adolescent, coming of age, puberty, miscarriage, stillbirth',
  ),

  // drinking: drink, drugs and smoking
  term(
    'drugs',
    ['drinking'],
    `
    drug, narcotics, marijuana, cannabis, pot, weed, heroin, cocaine, crack, meth, methamphetamine, ecstasy,
    opium, lsd, pills, addiction, addictive, hallucinogen, hallucinogenic, steroid, joint, hashish,
    prescription drugs, overdose, psychedelic, addicts, stoner, junkie, peyote, mushrooms, huffing, amphetamine,
    hypodermic, paraphernalia, bong`,
  ),
  term(
    'drug use',
    ['drinking'],
    `
    drug use, use of drugs, drug usage, drug using, drug taking, drug abuse, drug misuse, drug addiction,
    substance abuse, substance misuse, substance use, substances, solvent abuse, getting high, drug overdose,
    substance addiction, drug experimentation, drug dependency, injecting`,
  ),
  term(
    'drug content',
    ['drinking'],
    `
    drug content, drug material, drug related, drug related material, drug theme, drug dealing, drug trafficking,
    drug scenes, drug smuggling, drug dealers, drug trade, drug crime, drug sequences, drug culture, drug images,
    drug imagery, drug paraphernalia, dealer, drug lord`,
  ),
  term(
    'drug references',
    ['drinking'],
    `
    drug reference, drug humor, drug humour, drug dialogue, drug related humor, references to drugs,
    alcohol reference`,
  ),
  term(
    'alcohol',
    ['drinking'],
    `
    alcohol, alcohol use, alcohol abuse, alcoholism, alcoholic, drinking, drunkenness, drunk, drunken,
    intoxication, liquor, beer, inebriation, teen drinking, underage drinking, binge drinking, alcohol content,
    alcohol consumption, wine, hangover, intoxicated, teen alcohol use, heavy drinking, social drinking,
    inebriated, booze, binge, whiskey, vodka, champagne, cocktails, tipsy`,
  ),
  term(
    'partying',
    ['drinking'],
    `
    party, partying, carousing, bar scenes, barroom, bar, nightclub, keg party, teen partying, revelry, bar room, parties`,
  ),
  term(
    'smoking',
    ['drinking'],
    `
    smoking, tobacco, tobacco use, cigarette, cigar, vaping, smoke, pipe, hookah, nicotine, smoke cigarettes`,
  ),

  // violence
  term(
    'violence',
    ['violence'],
    `
    violence, violent, violently, violent content, violent image, fighting, fight, brawl, brawling, fisticuffs,
    fistfight, hitting, shooting, shootout, gunfire, gunplay, gun play, gun violence, weapons, weaponry, assault,
    attack, beating, scuffle, skirmish, skirmishes, punching, kicking, slapping, whipping, strangling, gunshot,
    guns, knife, knives, knifing, armed, bombing, bomb, riot, rioting, revenge, vengeance, vigilante, choking,
    hostility, sword fighting, knife fight, gun battle, attempted murder, violence against, stabbing, battering, battered, strangulation, strangled,
    confrontation`,
  ),
  term(
    'action',
    ['violence'],
    `
    action, chase, car chase, stunts, swordplay, sword play, swordfight, martial arts, kung fu, boxing,
    wrestling, roughhousing, explosion, swashbuckling, derring do, stuntwork, ninja, samurai, gladiator, karate,
    judo, fencing, archery, jousting, rodeo, pursuit, crashing, roughness, hunting, bullfighting, daredevil,
    derring, bullfight, martial`,
  ),
  term(
    'slapstick',
    ['violence'],
    `
    slapstick, pratfalls, roughhouse, cartoon mayhem, pie fights, crude slapstick, tussle, horseplay,
    rough and tumble`,
  ),
  term(
    'battle',
    ['violence'],
    `
    battle, combat, warfare, battle scenes, duel, massacre, war, mayhem, destruction, carnage, terrorism,
    terrorist, bombardment, invasion, military violence, nuclear, apocalyptic, apocalypse, insurrection,
    uprising, bioterrorism`,
  ),
  term(
    'gore',
    ['violence'],
    `
    gore, gory, gruesome, blood, bloodshed, bloodletting, gross images, dismemberment, decapitation, slaughter,
    mutilation, crucifixion, autopsy, entrails, cannibalism, cannibal, goriness, gruesomeness, corpse, beheading,
    severed, impalement, bloodiness, gore effects, disembowelment, afterviews, amputation, castration, skeleton,
    decomposed, bodies, splatter, bleeding`,
    ['frightening'],
  ),
  term(
    'torture',
    ['violence'],
    `
    torture, cruelty, brutality, brutalities, sadism, savagery, execution, abuse, abusive, mistreatment,
    domestic abuse, domestic violence, spousal abuse, child abuse, animal cruelty, lynching, violation, torment,
    flogging, electrocution, slavery, human trafficking, trafficking, starvation, degradation, humiliation,
    barbarity, barbarism, persecution, inhumanity, atrocity, atrocities, cockfighting, dogfighting`,
    ['frightening'],
  ),
  term(
    'killing',
    ['violence'],
    `
    killing, murder, killer, homicide, genocide, crime, criminal, criminality, gang, hanging, assassination,
    assassin, hitman, serial killer, serial killings, slaying, robbery, heist, mafia, mob, cartel, poaching,
    manslaughter, patricide, homicidal, theft, stealing, burglary, thieves`,
  ),
  term(
    'injury',
    ['violence'],
    `
    injury, injuries, wounds, injured, surgery, surgical, medical, medical procedures, injury detail, wounded,
    needles, surgeries, medical situations, injection, emergency room, er`,
  ),
  term(
    'bullying',
    [],
    `
    bullying, bully, bullies, mean spirited, antisocial, anti social, hazing, harassment, cruel humor,
    insensitive, nastiness, meanness, taunting, intimidating behavior, antics, delinquency, delinquent,
    vandalism, hostile, hate crime, argument, arguing, quarrel, misogyny, misogynistic`,
    ['violence'],
  ),

  // frightening
  term(
    'terror',
    ['frightening'],
    `
    terror, terrifying, terrorizing, terrorized, horrifying, horrific, horror images, horror, nightmare,
    nightmarish, demonic, demon, occult, satanic, ritual, possession, exorcism, haunting, haunted, ghostly,
    devil, hell, hellish, witchcraft, witch, witches, sorcery, seance, paranormal, demonic possession, curse,
    psychological terror, psychological horror, sacrifice, apparition, evil, hysteria, dread, panic, cult`,
  ),
  term(
    'disturbing',
    ['frightening'],
    `
    disturbing images, disturbing content, disturbing material, disturbing behavior, disturbing situations,
    disturbing sequences, disturbing scenes, disturbing scene, disturbing elements, disturbing moments,
    upsetting, distressing, distress, shocking, shock, trauma, traumatic, emotional intensity, harrowing,
    unsettling, psychological, distressing scenes, upsetting scenes, disturbing theme, anguish, agony, suffering,
    grim, bleak, nightmare images, disquieting, schizophrenia, psychosis, insanity, asylum`,
  ),
  term(
    'frightening',
    ['frightening'],
    `
    frightening, frightening images, scary, scary images, scares, scariness, scary moments, fright, fear,
    fearful, spooky, creepy, eerie, eeriness, chilling, startling, jump scares, tension, tense, suspense,
    suspenseful, macabre, sinister, ghoulish, ghosts, monster, creature, zombie, vampire, supernatural, spirits,
    bat, scary scenes, scary sequences, scary scene, scary elements, scary creatures, thrills,
    suspense sequences, werewolf, werewolves, dinosaur, shark, snake, spider, insects, alien creatures, dragon,
    eerie images, spookiness, hair raising, unnerving, gothic, jolts, jolting`,
  ),
  term(
    'peril',
    ['frightening'],
    `
    peril, perilous, imperilment, jeopardy, danger, dangerous, hazardous, in danger, hazards, life threatening,
    scary situations, risky, in peril, endangerment, imperiled, scary peril, endangered, treacherous, risk,
    adventure peril, child in jeopardy, children in jeopardy, dangerous stunts, dangerous behavior,
    dangerous behaviour, precarious, cliffhanger, predator, predatory, prey, emergency`,
  ),
  term(
    'menace',
    ['frightening'],
    `
    menace, menacing, threat, threatening, intimidation, intimidating, stalking, kidnapping, abduction, ordeal,
    captivity, hostage, stalker, threat of violence, home invasion, terrorization, paranoia, threatened, captive, imprisonment, imprisoned`,
  ),
  term(
    'accident',
    ['frightening'],
    `
    accident, crash, crashes, car crash, plane crash, disaster, catastrophe, survival, fire, drowning, storm,
    shipwreck, tornado, tornadoes, earthquake, avalanche, flood, hurricane, explosion aftermath, wreck,
    car wreck, burning, arson, collision, natural disaster, bad weather, turbulence, plague, virus, epidemic, pandemic`,
  ),
  term(
    'suicide',
    [],
    `
    suicide, suicidal, self harm, self injury, self mutilation, suicide attempt, attempted suicide,
    suicide theme, suicidal thoughts, cutting, self harming, self inflicted`,
    ['frightening'],
  ),
  term(
    'death',
    [],
    `
    death, dying, dead, grief, loss, grieving, illness, disease, terminal illness, holocaust, funeral,
    bereavement, cancer, aids, hiv, dementia, terminal, mortality, concentration camp, tragedy, tragic,
    animal death, euthanasia`,
    ['frightening'],
  ),

  // what tells of the film and names no category
  term(
    'thematic',
    [],
    `
    thematic, thematic elements, thematic material, thematic content, thematic issues, theme, mature theme,
    subject matter, issues, topic, mature thematic elements, mature thematic material, adult themes, racism,
    racial, discrimination, discriminatory, prejudice, politically incorrect, homophobia, religious, religion,
    spiritual, political, politics, philosophical, cultural, social issues, divorce, depression, mental illness,
    poverty, homelessness, eating disorder, anorexia, slavery themes, apartheid, segregation, civil rights,
    bigotry, intolerance, nazi, gambling, adult subject matter, adult material, dysfunction, family issues,
    family dysfunction, coming of age themes, sensitive, complex, immigration, war themes, environmental, moral,
    morality, stereotypes, stereotyping, social, gender, identity, sexism, hatred, loneliness, abandonment,
    foster, adoption, mean, homosexual, homosexuality, lesbian, gay, bisexual, transgender, racist, sexist,
    homophobic, anti semitic, oppression, famine, hunger, hate, mental, psychiatric, obsession, obsessive,
    exploitation, polygamy, marriage, marital, infertility, aging, faith, disability, refugee, wildlife`,
  ),
];
