/** The evidence behind the lines of a card, as texts in the card's language, so that the card only has to display text. */

import { CATEGORY_NAMES } from '../../../db/vocabulary.ts';
import { causesOf, fill, type Catalogue } from '../../../widget/words.ts';
import type { Advisory, Rating } from '../../contract/advisory.ts';
import type { Evidence, Paragraph } from '../../contract/evidence.ts';
import { noticesOf } from '../../domain/film/licences.ts';
import { ageOfLevel, likelyLevel } from '../../domain/rating/age.ts';
import { isMpa } from '../../domain/reasons/certificates.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';
import { languageOf } from '../../domain/text/language-of.ts';
import { boundsText } from './age-bounds.ts';
import { degreesText } from './degrees.ts';
import { namesIn, whoRated } from '../../../widget/who-rated.ts';

/** The evidence of a film. Texts by boards and editors stay in their language. */
export function evidenceOf(film: Advisory, words: Catalogue): Evidence {
  const rows = CATEGORY_NAMES.map((category) => {
    const rating = film.breakdown.find((one) => one.category === category);
    return [category, rating ? ratingEvidence(rating, film, words) : []] as const;
  });
  return {
    ...(Object.fromEntries(rows) as Record<(typeof CATEGORY_NAMES)[number], Paragraph[]>), // a row a category
    age: ageEvidence(film, words),
    official: [
      ...film.certificates.flatMap((certificate) => certificateEvidence(certificate, words)),
      ...noticeTexts(film.certificates, film),
    ],
    talk:
      film.talking_points.length > 0
        ? film.talking_points.map(asWritten)
        : [ownText(words.evidence.noNote)],
  };
}

function ratingEvidence(rating: Rating, film: Advisory, words: Catalogue): Paragraph[] {
  const { basis, origin, confidence } = rating;
  const statements = statementsOf(rating, film, words);
  if (basis === null || origin === null) return statements;
  const silent = isSilent(rating, film);
  const rater = whoRated(basis, origin, words, { isSilent: silent });
  const how = confidence ? `${rater} (${words.evidence.confidences[confidence]})` : rater;
  const bound = silent ? boundOf(rating, words) : null;
  const who = fill(words.sentence, bound === null ? how : `${how}: ${fill(words.atMost, bound)}`);
  const links = rating.sources.flatMap((index) => {
    const source = film.sources[index];
    if (!source) return [];
    const { name, url, read_at, licence } = source;
    const parts = [
      isolateIfNeeded(name, words.dir),
      ...(read_at ? [fill(words.evidence.read, read_at)] : []),
      ...(licence === null ? [] : [isolateIfNeeded(licence, words.dir)]),
    ];
    return { text: parts.join(', '), url };
  });
  const heading = links.length === 1 ? words.evidence.source : words.evidence.sources;
  const text = links.length > 0 ? `${who} ${heading}` : who;
  return [...statements, { ...ownText(text), links }, ...noticeTexts([rating], film)];
}

/** The notices that must stand beside facts of these sources. */
function noticeTexts(
  facts: readonly { sources: readonly number[] }[],
  film: Advisory,
): Paragraph[] {
  const indexes = facts.flatMap(({ sources }) => sources);
  return noticesOf(indexes.flatMap((index) => film.sources[index] ?? [])).map(asWritten);
}

/** The note, else the board's own words, else that the board does not mention it, and what follows from that. */
function statementsOf(rating: Rating, film: Advisory, words: Catalogue): Paragraph[] {
  const { level, note, spoiler, basis, origin, span } = rating;
  if (note !== null) return [{ ...asWritten(note), spoiler }];
  if (span !== null)
    return [{ ...asWritten(`“${span}”`), spoiler }, ...degreesOf(rating.origin, span, words)];
  if (basis !== 'official' || origin === null || level !== null)
    return [ownText(words.evidence.noNote)];
  if (isSilent(rating, film)) return [];
  const unmentioned = notMentioned(origin, words);
  const bound = boundOf(rating, words);
  if (bound === null) return [ownText(unmentioned)];
  return [ownText(`${unmentioned} ${boundText(origin, bound, words)}`)];
}

/**
 * Whether an unknown official rating only goes by the certificate itself: the board gave no reasons, or its rating bounds the film
 * whatever they are. Only the MPA would have named what is above a bound.
 */
export function isSilent(
  { origin, level }: Pick<Rating, 'origin' | 'level'>,
  { certificates }: Pick<Advisory, 'certificates'>,
): boolean {
  return (
    level === null &&
    certificates.some(
      ({ system, rating, reasons }) =>
        `${system}:${rating}` === origin && (!isMpa(system) || (reasons ?? '').trim() === ''),
    )
  );
}

/** The level that an unknown one cannot be above; null if anything is possible. */
function boundOf({ kind, at_most }: Rating, words: Catalogue): string | null {
  return at_most === null || at_most === 5 ? null : (words.levels[kind][at_most] ?? null);
}

/** What decides the age, each with the level or certificate that does, and its age: `Sex (strong, 16+)`. */
function causeTexts({ age, breakdown, certificates }: Advisory, words: Catalogue): string[] {
  return causesOf(age.decided_by, words).map((cause, place) => {
    const rating = breakdown.find(({ category }) => category === age.decided_by[place]);
    const level = rating && likelyLevel(rating);
    const known =
      rating && level != null
        ? { name: words.levels[rating.kind][level] ?? '', age: ageOfLevel(rating.category, level) }
        : {
            name: certificates
              .map(({ system, rating: mark }) => isolateIfNeeded(`${system} ${mark}`, words.dir))
              .join(' · '),
            age: age.official,
          };
    const name = rating?.level === null ? fill(words.probably, known.name) : known.name;
    const years = known.age === null ? [] : [fill(words.age, known.age)];
    return `${cause} (${[name, ...years].join(', ')})`;
  });
}

function ageEvidence(film: Advisory, words: Catalogue): Paragraph[] {
  const { age, elsewhere } = film;
  const causes = causeTexts(film, words);
  const otherAges = elsewhere.flatMap((other) =>
    other.age === null
      ? []
      : {
          text: `${isolateIfNeeded(other.source, words.dir)} ${fill(words.age, other.age)}`,
          url: other.url,
        },
  );
  const bounds = boundsText(age, words);
  const paragraphs = [
    ...(bounds === null ? [] : [ownText(bounds)]),
    ...(age.why === null ? [] : [asWritten(age.why)]),
    ...(causes.length > 0 ? [ownText(fill(words.evidence.decidedBy, causes.join(' · ')))] : []),
    ...(otherAges.length > 0 ? [{ ...ownText(words.evidence.othersSay), links: otherAges }] : []),
  ];
  return paragraphs.length > 0 ? paragraphs : [ownText(words.evidence.noNote)];
}

function certificateEvidence(
  certificate: Advisory['certificates'][number],
  words: Catalogue,
): Paragraph[] {
  const { system, rating, country, name, recommended_age, reasons } = certificate;
  const ages = [
    admissionText(certificate, words),
    ...(recommended_age ? [fill(words.evidence.advised, recommended_age)] : []),
  ].filter((text) => text !== '');
  const where = country === null ? '' : ` (${country})`;
  return [
    ownText(`${system} ${rating}${where}: ${ages.length > 0 ? ages.join(' ') : (name ?? '–')}`),
    ...(reasons === null ? [] : [asWritten(`“${reasons}”`), ...degreesOf(system, reasons, words)]),
  ];
}

/** What Korea's board says by its degrees, for those who do not read Korean. */
function degreesOf(origin: string | null, text: string, words: Catalogue): Paragraph[] {
  const degrees = degreesText(origin, text, words);
  return degrees === '' ? [] : [ownText(degrees)];
}

/** Who is not admitted; only the age if it is unknown whether younger people may come with an adult. */
function admissionText(
  { minimum_age: age, accompanied }: Advisory['certificates'][number],
  words: Catalogue,
): string {
  if (!age) return '';
  if (accompanied === null) return fill(words.age, age);
  return fill(accompanied ? words.evidence.accompanied : words.evidence.notUnder, age);
}

/** Says that the board of an official rating does not mention a category in its reasons. */
function notMentioned(origin: string, words: Catalogue): string {
  const [board] = namesIn(origin, words);
  return fill(words.evidence.notNamed, board);
}

/** Says which level a board would have mentioned in its reasons, as it mentions none. */
function boundText(origin: string, level: string, words: Catalogue): string {
  const [, rating] = namesIn(origin, words);
  return fill(words.evidence.bound, level, rating);
}

function ownText(text: string): Paragraph {
  return { text, lang: null, spoiler: false, links: [] };
}

function asWritten(text: string): Paragraph {
  return { ...ownText(text), lang: languageOf(text) };
}
