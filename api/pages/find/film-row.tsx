/** One film in a list for a family: its age, what it is, and in one line why it is in its group. Drawn on the server and in the browser. */

import { ageText } from '../../../widget/view/age-text.ts';
import { factsText, levelText, titleIn } from '../../../widget/view/film-texts.ts';
import { Isolated } from '../../../widget/view/isolated.tsx';
import { fill, type Words } from '../../../widget/words.ts';
import type { CardFilm } from '../../contract/advisory.ts';
import { ageOfLevel } from '../../domain/rating/age.ts';
import type { Grouped } from '../../domain/rating/group-films.ts';
import { listText } from '../../domain/text/by-language.ts';
import { say, type PageWords } from '../words/words.ts';

/** The words of a list, which the browser has too. */
export interface ListWords {
  language: string;
  labels: Words;
  find: PageWords['find'];
}

interface FilmRowProps {
  film: CardFilm;
  /** How it suits the children; null while there are none. */
  grouped: Grouped | null;
  /** The ages of the children in years, as they are checked. */
  ages: readonly number[];
  speech: ListWords;
  /** The country whose certificate comes first. */
  country: string;
  /** The address of a film's page. */
  href: (id: string) => string;
}

export function FilmRow({ film, grouped, ages, speech, country, href }: FilmRowProps) {
  const { labels } = speech;
  const title = titleIn(film, labels);
  const isSettled = film.age.recommended !== null;
  return (
    <li>
      <b part={isSettled ? 'age' : 'age likely'}>{ageText(film.age, labels)}</b>
      <div>
        <a href={href(film.id)}>
          <Isolated text={title} />
        </a>{' '}
        {title !== film.title && (
          <span class="small">
            (<Isolated text={film.title} />){' '}
          </span>
        )}
        <span class="small">{factsText(film, labels, country)}</span>
        <p class="small">{reasonOf(film, { grouped, ages, speech })}</p>
      </div>
    </li>
  );
}

function reasonOf(
  film: CardFilm,
  { grouped, ages, speech }: Pick<FilmRowProps, 'grouped' | 'ages' | 'speech'>,
): string {
  if (grouped?.group === 'unknown') return unknownText(film, speech);
  if (grouped?.step) return stepText(film, { grouped, ages, speech });
  const named = mostTelling(film, speech);
  if (grouped?.group === 'probably' || grouped === null) {
    const basis = basisText(film, speech);
    return [named, basis].filter(Boolean).join('. ');
  }
  return named;
}

/** `Frightening: moderate. Talk first with 8.` */
function stepText(
  { breakdown }: CardFilm,
  {
    grouped,
    ages,
    speech: { labels, find, language },
  }: Required<Pick<FilmRowProps, 'ages' | 'speech'>> & { grouped: Grouped },
): string {
  const category = grouped.step?.category ?? 'age';
  const rating = breakdown.find((one) => one.category === category);
  const of = ages.filter((_, place) => grouped.checks[place]?.verdict === 'talk_first');
  const children = listOf(of, language);
  return say(find.talkFirst, {
    line: rating
      ? say(find.line, {
          category: labels.categories[category],
          level: levelText(rating, labels),
        })
      : labels.categories.age,
    children,
  });
}

/** `Not rated: Language`, after what is known. */
function unknownText(film: CardFilm, speech: ListWords): string {
  const { labels, language } = speech;
  const names = unknownConcerns(film).map((name) => labels.categories[name]);
  const list = listText(names, language);
  const missing = say(speech.find.line, { category: labels.notRated, level: list });
  return [mostTelling(film, speech), missing].filter(Boolean).join(' · ');
}

/** The concerns without a level and without an estimate. */
export function unknownConcerns({ breakdown }: CardFilm) {
  return breakdown
    .filter(
      ({ kind, level, estimate }) => kind === 'concern' && level === null && estimate === null,
    )
    .map(({ category }) => category);
}

/** The most that is in the film, at most two concerns: `Language: mild · Violence: mild`. */
function mostTelling({ breakdown }: CardFilm, { labels, find }: ListWords): string {
  const known = breakdown.filter(
    ({ kind, level }) => kind === 'concern' && level !== null && level > 0,
  );
  return known
    .toSorted((one, other) => ageOf(other) - ageOf(one))
    .slice(0, 2)
    .map((rating) =>
      say(find.line, {
        category: labels.categories[rating.category],
        level: levelText(rating, labels),
      }),
    )
    .join(' · ');
}

function ageOf({ category, level }: CardFilm['breakdown'][number]): number {
  return level === null ? 0 : ageOfLevel(category, level);
}

/** What estimates rest on: `Estimated from MPA PG`. */
function basisText({ certificates, breakdown }: CardFilm, { labels }: ListWords): string {
  const [certificate] = certificates;
  const isEstimated = breakdown.some(({ estimate }) => estimate !== null);
  if (!isEstimated || !certificate) return '';
  return fill(labels.bases.certificate, certificate.system, certificate.rating);
}

/** `8 and 12`, as the language lists. */
export function listOf(ages: readonly number[], language: string): string {
  const texts = [...new Set(ages)].map((age) => age.toLocaleString(language));
  return listText(texts, language);
}
