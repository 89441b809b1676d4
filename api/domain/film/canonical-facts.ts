/** The one way in which equal facts are written, so that what is read back, exported and imported again is the same to the byte. */

import type { DetailsFacts, FilmFacts, RatingFacts } from '../../../db/film.ts';
import { BASES, CATEGORY_NAMES } from '../../../db/vocabulary.ts';

/** The same facts: ratings in the order of category, basis and origin; keys in the order of `FilmFacts`; estimates to three decimals. */
export function canonicalFacts(facts: FilmFacts): FilmFacts {
  const { id, ids, title, year, editor_age, age_why } = facts;
  const { verdict_line, summary, story, opinion } = facts;
  return {
    id,
    ids: { imdb: ids.imdb, tmdb: ids.tmdb, wikidata: ids.wikidata },
    title,
    year,
    editor_age,
    age_why,
    verdict_line,
    summary,
    story,
    opinion,
    ratings: facts.ratings.map(canonicalRating).toSorted(byCategoryAndBasis),
    certificates: facts.certificates.map(({ system, rating, reasons, sources }) => ({
      ...{ system, rating, reasons, sources },
    })),
    themes: facts.themes.map(({ name, note, spoiler, sources }) => ({
      ...{ name, note, spoiler, sources },
    })),
    talking_points: facts.talking_points,
    details: canonicalDetails(facts.details),
    elsewhere: facts.elsewhere.map((one) => ({
      source: one.source,
      url: one.url,
      age: one.age,
      parents_age: one.parents_age,
      parents_reviews: one.parents_reviews,
      kids_age: one.kids_age,
      kids_reviews: one.kids_reviews,
      viewers_reviews: one.viewers_reviews,
      critics_score: one.critics_score,
      audience_score: one.audience_score,
      note: one.note,
      updated_at: one.updated_at,
      sources: one.sources,
    })),
    watch: facts.watch.map(({ service, how, country, as_of, sources }) => ({
      ...{ service, how, country, as_of, sources },
    })),
    similar: facts.similar.map((film) => ({
      ...{ title: film.title, year: film.year, id: film.id, why: film.why, sources: film.sources },
    })),
    reviews: facts.reviews.map(({ source, author, date, verdict, url }) => ({
      ...{ source, author, date, verdict, url },
    })),
    sources: facts.sources.map(({ name, url, read_at }) => ({ name, url, read_at })),
  };
}

function canonicalRating(rating: RatingFacts): RatingFacts {
  const { category, basis, origin, level, at_most, estimate, note, spoiler } = rating;
  const { confidence, span, rated_at, sources } = rating;
  return {
    category,
    basis,
    origin,
    level,
    at_most,
    estimate: estimate === null ? null : Math.round(estimate * 1000) / 1000,
    note,
    spoiler,
    confidence,
    span,
    rated_at,
    sources,
  };
}

function byCategoryAndBasis(a: RatingFacts, b: RatingFacts): number {
  return (
    CATEGORY_NAMES.indexOf(a.category) - CATEGORY_NAMES.indexOf(b.category) ||
    BASES.indexOf(a.basis) - BASES.indexOf(b.basis) ||
    (a.origin < b.origin ? -1 : Number(a.origin > b.origin))
  );
}

function canonicalDetails(details: DetailsFacts): DetailsFacts {
  const { directors, writers, cinematographers, cast, studio, genres, topics } = details;
  const said_by = Object.entries(details.said_by).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    directors,
    writers,
    cinematographers,
    cast: cast.map(({ name, role }) => ({ name, role })),
    studio,
    genres,
    topics,
    representation: details.representation,
    production: details.production.map(({ note, sources }) => ({ note, sources })),
    releases: details.releases.map(({ kind, date, country, sources }) => ({
      ...{ kind, date, country, sources },
    })),
    running_times: details.running_times.map(({ minutes, sources }) => ({ minutes, sources })),
    said_by: Object.fromEntries(said_by),
  };
}
