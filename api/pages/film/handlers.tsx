/** Answers with the page of a film. */

import type { Context } from 'hono';
import type { FilmKey } from '../../../db/queries/read-film.ts';
import type { Advisory, CardFilm } from '../../contract/advisory.ts';
import { cardOf } from '../../domain/film/project.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { filmAdvisory } from '../../http/film-document.ts';
import type { Translation } from '../../http/translations.ts';
import { PICTURE_SIZE } from '../../http/share-pictures.ts';
import { filmJsonLd } from '../../services/films/json-ld.ts';
import type { ShownChange } from '../../services/films/shown-history.ts';
import { translationOf } from '../layout/language.tsx';
import { sendPage, type Preview } from '../layout/page.tsx';
import { filmDescription, filmTitle, pictureText } from '../share/film-text.ts';
import { FilmPage } from './film-page.tsx';

export async function showFilm(c: Context<AppEnv>, id: FilmKey): Promise<Response> {
  const film = await filmAdvisory(c, id);
  const translation = await translationOf(c);
  const card = cardOf(film);
  const path = `/films/${film.id}`;
  const url = c.get('publicUrl') + path;
  const jsonLd = filmJsonLd(film, url);
  return sendPage(c, {
    title: filmTitle(card, translation),
    description: filmDescription(card, translation),
    path,
    preview: {
      type: 'video.movie',
      image: shareImage(c, { film: card, version: film.version, translation }),
    },
    widget: true,
    jsonLd,
    oembed: `${c.get('publicUrl')}/oembed?${new URLSearchParams({ url, format: 'json' })}`,
    children: (
      <FilmPage
        film={film}
        jsonLd={jsonLd}
        publicUrl={c.get('publicUrl')}
        contact={c.get('contact')}
        lastChange={await lastChange(c, film)}
      />
    ),
  });
}

/** Read only for a film that has changed: all others are one round trip to the database. */
async function lastChange(c: Context<AppEnv>, film: Advisory): Promise<ShownChange | null> {
  if (film.version === 1) return null;
  const { shownHistory } = await import('../../services/films/shown-history.ts');
  const { changes } = await shownHistory(c.get('openDb')(), film, { limit: 1 });
  return changes[0] ?? null;
}

/** Its address changes with the film, because networks keep a picture for weeks. */
function shareImage(
  c: Context<AppEnv>,
  { film, version, translation }: { film: CardFilm; version: number; translation: Translation },
): Preview['image'] {
  const pictures = c.get('sharePictures');
  if (!pictures || !pictures.canDraw(film.title)) return undefined;
  const url = `${c.get('publicUrl')}/films/${encodeURIComponent(film.id)}/share.png?v=${version}`;
  return { url, ...PICTURE_SIZE, alt: pictureText(film, translation) };
}
