/**
 * Answers with a film's finished document without a walk through the application, which took most of the time of a film that is not kept:
 * under the head that the application gave to another film, of which the tag alone is the document's own.
 */

import type { FilmKey } from '../../db/queries/read-film.ts';
import type { DocumentName } from '../../db/vocabulary.ts';
import { parseFilmId } from '../domain/film/id.ts';
import type { RateLimiter } from '../http/rate-limit.ts';
import { requestIdOf, type Asked } from './request-info.ts';
import { mayBeKept, variedHeaders, type AnswerHead, type WholeAnswer } from './finished-answer.ts';

export interface FilmAnswersDependencies {
  readDocument: (key: FilmKey, name: DocumentName) => Promise<FilmDocument | null>;
  /** Null where clients may ask as often as they like. */
  limiter: RateLimiter | null;
}

interface FilmDocument {
  text: string;
  etag: string;
}

export interface FilmAnswers {
  /**
   * The answer; null where no film's document was answered yet, and for all that is out of the ordinary: then the application is to be
   * asked, and nothing has been counted.
   */
  answer: (asked: Asked, client: string) => Promise<WholeAnswer | null>;
  /** Takes note of the head of an answer of the application, where it is a film's document. */
  learn: (asked: Asked, answer: AnswerHead) => void;
}

export function answerFilms({ readDocument, limiter }: FilmAnswersDependencies): FilmAnswers {
  const learnt = new Map<DocumentName, AnswerHead>();

  return {
    answer: async (asked, client) => {
      const film = filmAsked(asked);
      const like = film && learnt.get(film.name);
      if (!film || !like) return null;
      const admission = limiter?.take(client);
      // One that is refused costs nothing.
      if (admission && !admission.isAllowed) return null;
      // What failed, the application tries again, and says it.
      const document = await readDocument(film.key, film.name).catch(() => null);
      if (!document) {
        limiter?.giveBack(client);
        return null;
      }
      const head = new Map(like.head);
      for (const [name, value] of Object.entries(admission?.headers ?? {}))
        head.set(name.toLowerCase(), value);
      head.set('x-request-id', requestIdOf(asked)).set('etag', document.etag);
      return { ...like, head, bytes: UTF_8.encode(document.text) };
    },
    learn: (asked, answer) => {
      const film = filmAsked(asked);
      if (film && mayBeKept(answer) && variedHeaders(answer.head).length === 0)
        learnt.set(film.name, { ...answer, head: new Map(answer.head) });
    },
  };
}

/** An id without escapes; who writes it otherwise asks the application. */
const ADDRESS = /^\/v1\/films\/([\w:-]+)(?:\?fields=(advisory|card))?$/;

/** The document that is asked for, where that is all that is asked. */
function filmAsked({ key, incoming }: Asked): { key: FilmKey; name: DocumentName } | null {
  if (key === null || incoming.headers['content-encoding'] !== undefined) return null;
  const [, id, fields = 'advisory'] = ADDRESS.exec(incoming.url ?? '') ?? [];
  const film = id === undefined ? null : parseFilmId(id);
  return film && { key: film, name: fields === 'card' ? 'card' : 'advisory' };
}

const UTF_8 = new TextEncoder();
