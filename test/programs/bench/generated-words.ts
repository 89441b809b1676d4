/** Words for the titles of films that do not exist: a few hundred that titles are full of, and thousands of rare ones. */

import { pick, seededRandom, type Random } from '../../helpers/random-films.ts';

const COMMON =
  `of and a in to love man night girl last day life my dead house world black time little big king dark red white
  city star blood woman one secret lost story heart wild boy dream fire moon sea lady devil summer return game fear dance blue river road
  island brother sister mother father child old new young golden silver iron stone storm winter spring garden window door bridge train
  letter song music silence shadow light sun sky rain snow ice wind mountain valley desert forest ocean wolf lion tiger bird horse dog cat
  spider snake dragon ghost angel witch vampire monster robot alien soldier captain doctor detective stranger hunter killer thief prince
  princess queen empire kingdom castle tower palace temple church school college prison hospital hotel station street avenue square market
  bank office kitchen room bed chair table glass mirror knife gun bullet bomb war peace battle victory revenge murder crime escape chase
  trial judgment honor glory pride passion desire pleasure pain sorrow joy happiness laughter tears kiss touch hand eye face voice name
  word book page picture photograph film stage circus carnival party wedding funeral birthday christmas halloween sunday monday friday
  saturday morning evening midnight hour minute moment year century forever never always again tomorrow yesterday today home away north
  south east west paris london tokyo berlin rome texas california america china russia her here hero harry eternal matrix parasite`.split(
    /\s+/,
  );

const ONSETS = 'b c d f g h j k l m n p r s t v w z br ch cl dr fl gr kr pl sh st th tr'.split(' ');
const VOWELS = 'a e i o u ai ea io ou é ö'.split(' ');
const CODAS = ['', '', 'n', 'r', 's', 'l', 't', 'nd', 'rk', 'st'];

/** How many rare words there are; a catalogue of 100,000 films has about that many. */
const RARE_COUNT = 40_000;
const RARE = rareWords(seededRandom(1895));

function rareWords(random: Random): string[] {
  const words = new Set<string>();
  while (words.size < RARE_COUNT) {
    const syllables = Array.from(
      { length: 2 + Math.floor(random() * 2) },
      () => pick(random, ONSETS) + pick(random, VOWELS),
    );
    words.add(syllables.join('') + pick(random, CODAS));
  }
  return [...words];
}

/** A word with a capital letter; common ones come far more often, as in any language. */
export function titleWord(random: Random): string {
  const word =
    random() < 0.65
      ? (COMMON[Math.floor(random() ** 2 * COMMON.length)] ?? 'film')
      : (RARE[Math.floor(random() ** 1.6 * RARE.length)] ?? 'film');
  return word.charAt(0).toUpperCase() + word.slice(1);
}
