/** The words that colour what a term names, one entry a shade. Their weights are in the table of weights, by the entry's name. */

import type { Concern } from '../../../../db/vocabulary.ts';

export interface Modifier {
  /** Its name in the table of weights. */
  modifier: string;
  /**
   * How it moves the level of what it describes: `softer` never raises it, `stronger` never lowers it, `kind` may do either.
   * The fit of the weights is held to this.
   */
  direction: 'softer' | 'stronger' | 'kind';
  words: readonly string[];
  /** What it names where its phrase has no term that does: "disturbing images", "intense sequences". */
  alone?: Concern;
  /** What it implies where its phrase names violence: "disturbing violence", "horror violence". */
  besideViolence?: Concern;
}

function modifier(
  name: string,
  direction: Modifier['direction'],
  words: string,
  also: Pick<Modifier, 'alone' | 'besideViolence'> = {},
): Modifier {
  return { modifier: name, direction, words: words.trim().split(/,\s+/u), ...also };
}

export const MODIFIERS: readonly Modifier[] = [
  modifier(
    'mild',
    'softer',
    `
    mild, mildly, slight, slightly, minor, gentle, light, lightly, low level, very mild, minimal, soft, softer,
    limited, milder, tame, not graphic, non graphic, nongraphic, discreet, mildest, moderate, moderately,
    restrained, subtle, tasteful, non threatening, nonthreatening, little, low`,
  ),
  modifier('some', 'softer', 'some, somewhat, elements of, several, a bit of'),
  modifier(
    'brief',
    'softer',
    `
    brief, briefly, momentary, fleeting, quick, short, passing, moment, moment of, quick glimpse, glimpse,
    glimpsed, snippet, momentarily, passing reference, one brief`,
  ),
  modifier(
    'occasional',
    'softer',
    `
    occasional, occasionally, incidental, infrequent, sporadic, rare, few, a few, isolated, one, single, two,
    couple, scattered, sometimes, instance, an instance of, use of one, moderate number`,
  ),
  modifier('scene', 'softer', 'a scene, scene, scene of, a scene of, an incident'),
  modifier(
    'partial',
    'softer',
    `
    partial, partially, rear, male rear, implied, off screen, offscreen, non sexual, nonsexual, natural,
    artistic, bare bottoms`,
  ),
  modifier(
    'comic',
    'softer',
    `
    comic, comedic, comical, humorous, slapstick style, cartoon, cartoonish, cartoon style, animated, mock,
    campy, farcical, whimsical, quirky, lighthearted, fantasy, exaggerated, stylized, stylised, adventure,
    sports, choreographed, playful, spoof, puppet, bloodless, light hearted, satirical, satiric, offbeat,
    cartoony, tongue in cheek, over the top comic, anime, animation, storybook, fairy tale, magical, magic,
    mythical, wacky, whacky, zany, silly, goofy, absurd`,
  ),

  modifier(
    'strong',
    'stronger',
    `
    strong, strongest, stronger, harsh, powerful, hard, heavy, serious, severe, rough, raw, very strong, tough,
    hard hitting, hard edged, gritty, visceral, wild, outrageous, potent, fierce, ferocious, forceful`,
  ),
  modifier(
    'intense',
    'stronger',
    `
    intense, intensity, intensely, emotional, frenetic, vivid, realistic, realistically`,
    { alone: 'frightening' },
  ),
  modifier(
    'extreme',
    'stronger',
    `
    extreme, extremely, extensive, excessive, gratuitous, over the top, abundant, very, exceptionally,
    especially, particularly, highly, full on, all out, grave, wanton`,
  ),
  modifier(
    'pervasive',
    'stronger',
    `
    pervasive, constant, constantly, nonstop, non stop, continuous, relentless, unrelenting, persistent,
    incessant, near constant`,
  ),
  modifier(
    'throughout',
    'stronger',
    `
    throughout, prolonged, sustained, extended, plentiful, frequent, frequently, considerable, substantial,
    numerous, repeated, substantial amount, many, multiple, recurring, much, lots of`,
  ),
  modifier(
    'graphic',
    'stronger',
    'graphic, graphically, explicit, explicitly, detailed, full, unsimulated, hardcore',
  ),
  modifier('bloody', 'stronger', 'bloody, bloodied', { alone: 'violence' }),
  modifier(
    'brutal',
    'stronger',
    `
    brutal, brutally, sadistic, vicious, cruel, savage, grisly, ruthless, ultraviolent, hyper violent, grotesque,
    gruesome, gruesomely, horrific violence, barbaric, monstrous, grisly images`,
    { alone: 'violence' },
  ),
  modifier(
    'disturbing',
    'stronger',
    `
    disturbing, bizarre, deeply disturbing, dark, twisted, deranged, strange, weird, surreal, hallucinatory,
    perverted, unsettling images, sick, nasty`,
    { alone: 'frightening', besideViolence: 'frightening' },
  ),
  modifier('coarse', 'stronger', 'coarse, offensive, hurtful, hateful, aggressive'),

  modifier(
    'war',
    'kind',
    `
    war, war related, wartime, battlefield, battle, historical, western, military, gangster, prison, street,
    domestic, terrorist, civil war, world war, vietnam, combat, gang, gang related, crime, mob, mafia, police,
    medieval, nuclear, revolutionary, wwii, soldiers, atomic`,
  ),
  modifier(
    'sci-fi',
    'kind',
    `
    sci fi, science fiction, futuristic, fantastical, superhero, monster, creature, robot, alien, high tech,
    space, mythological, dystopian, post apocalyptic, cyber, virtual, video game, comic book, superhero style`,
  ),
  modifier('horror', 'kind', 'horror, slasher, supernatural', { besideViolence: 'frightening' }),
  modifier('martial arts', 'kind', 'martial arts'),
  modifier('action', 'kind', 'action'),
  modifier('mature', 'kind', 'mature, adult, frank, provocative'),
  modifier(
    'teen',
    'kind',
    `
    a minor, teen, teenage, teenager, underage, minor involved, adolescents, youth, child, children, kids,
    preteens, involving minors, minors, juvenile, schoolchildren, young people, students, school, college,
    high school, infant, baby, girls, boys, adolescence, teenaged, youthful`,
  ),
  modifier(
    'images',
    'kind',
    `
    image, imagery, visual, depiction, aftermath, aftermath of, photo, photograph, picture, footage,
    archival footage, artwork, drawings, paintings, art, video, television, tv, screen`,
  ),
  modifier(
    'references',
    'kind',
    `
    reference, references to, mention, allusion, related, discussion of, talk of, mentions of, description of,
    alluded, quips`,
  ),
  modifier('sequences', 'kind', 'sequence, sequence of, scenes, scenes of'),
  modifier(
    'humor',
    'kind',
    `
    humor, humour, jokes, gag, comedy, farce, parody, spoof humor, satire, comedy elements, kidding`,
  ),
  modifier('use', 'kind', 'use, use of, usage, using'),
];
