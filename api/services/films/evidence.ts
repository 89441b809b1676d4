/** What stands behind the lines of a card, as texts in the card's language: the card itself knows how to show a text, and no more. */

import { CATEGORY_NAMES } from '../../../db/vocabulary.ts';
import { causesOf, fill, type Catalogue } from '../../../widget/words.ts';
import type { Advisory, Rating } from '../../contract/advisory.ts';
import type { Evidence, Paragraph } from '../../contract/evidence.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';
import { boundsText } from './age-bounds.ts';
import { notMentioned, whoRated } from './who-rated.ts';

/** Our editors and the boards that we read write in it. */
const OWN_LANGUAGE = 'en';

/** The evidence of a film. What a board or an editor wrote keeps its own language. */
export function evidenceOf(film: Advisory, words: Catalogue): Evidence {
  const rows = CATEGORY_NAMES.map((category) => {
    const rating = film.breakdown.find((one) => one.category === category);
    return [category, rating ? ratingEvidence(rating, film, words) : []] as const;
  });
  return {
    ...(Object.fromEntries(rows) as Record<(typeof CATEGORY_NAMES)[number], Paragraph[]>), // a row a category
    age: ageEvidence(film, words),
    official: film.certificates.flatMap((certificate) => certificateEvidence(certificate, words)),
    talk:
      film.talking_points.length > 0
        ? film.talking_points.map(asWritten)
        : [said(words.evidence.noNote)],
  };
}

function ratingEvidence(rating: Rating, { sources }: Advisory, words: Catalogue): Paragraph[] {
  const { level, note, spoiler, basis, origin, confidence, span } = rating;
  const { confidences, noNote } = words.evidence;
  const isUnnamed = basis === 'official' && origin !== null && level === null;
  const unsaid = isUnnamed ? notMentioned(origin, words) : noNote;
  const content = note ?? (span === null ? null : `“${span}”`);
  const told = content === null ? said(unsaid) : { ...asWritten(content), spoiler };
  if (basis === null || origin === null) return [told];
  const rater = whoRated(basis, origin, words);
  const who = confidence ? `${rater} (${confidences[confidence]}).` : `${rater}.`;
  const links = rating.sources.flatMap((index) => {
    const source = sources[index];
    if (!source) return [];
    const date = source.read_at && fill(words.evidence.read, source.read_at);
    const name = isolateIfNeeded(source.name, words.dir);
    return { text: date ? `${name}, ${date}` : name, url: source.url };
  });
  const heading = links.length === 1 ? words.evidence.source : words.evidence.sources;
  const text = links.length > 0 ? `${who} ${heading}` : who;
  return [told, { ...said(text), links }];
}

function ageEvidence({ age, elsewhere }: Advisory, words: Catalogue): Paragraph[] {
  const causes = causesOf(age.decided_by, words);
  const voices = elsewhere.flatMap((voice) =>
    voice.age === null
      ? []
      : {
          text: `${isolateIfNeeded(voice.source, words.dir)} ${fill(words.age, voice.age)}`,
          url: voice.url,
        },
  );
  const bounds = boundsText(age, words);
  const told = [
    ...(bounds === null ? [] : [said(bounds)]),
    ...(age.why === null ? [] : [asWritten(age.why)]),
    ...(causes.length > 0 ? [said(fill(words.evidence.decidedBy, causes.join(' · ')))] : []),
    ...(voices.length > 0 ? [{ ...said(words.evidence.othersSay), links: voices }] : []),
  ];
  return told.length > 0 ? told : [said(words.evidence.noNote)];
}

function certificateEvidence(
  certificate: Advisory['certificates'][number],
  words: Catalogue,
): Paragraph[] {
  const { system, rating, country, name, recommended_age, reasons } = certificate;
  const ages = [
    doorText(certificate, words),
    ...(recommended_age ? [fill(words.evidence.advised, recommended_age)] : []),
  ].filter((text) => text !== '');
  const where = country === null ? '' : ` (${country})`;
  return [
    said(`${system} ${rating}${where}: ${ages.length > 0 ? ages.join(' ') : (name ?? '–')}`),
    ...(reasons === null ? [] : [asWritten(`“${reasons}”`)]),
  ];
}

/** Whom the door keeps out; the bare age where it is unknown whether somebody younger may come with an adult. */
function doorText(
  { minimum_age: age, accompanied }: Advisory['certificates'][number],
  words: Catalogue,
): string {
  if (!age) return '';
  if (accompanied === null) return fill(words.age, age);
  return fill(accompanied ? words.evidence.accompanied : words.evidence.notUnder, age);
}

function said(text: string): Paragraph {
  return { text, lang: null, spoiler: false, links: [] };
}

function asWritten(text: string): Paragraph {
  return { ...said(text), lang: OWN_LANGUAGE };
}
