/** Answers the form for corrections, and the pages of its receipts. */

import type { Context } from 'hono';
import { Correction } from '../../contract/proposals.ts';
import { filmAdvisory } from '../../http/film-document.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { MAX_BODY_BYTES } from '../../http/body-limit.ts';
import { requireOwnOrigin } from '../../http/own-origin.ts';
import { PROBLEMS, setProblemHeaders, type Problem } from '../../http/problem.ts';
import { sendProposal } from '../../http/send-proposal.ts';
import { readReceipt } from '../../services/films/proposals.ts';
import { pathIn, translationOf } from '../layout/language.tsx';
import { writePageProblem } from '../layout/page-problem.ts';
import { sendPage, type PageProps } from '../layout/page.tsx';
import { problemText } from '../layout/problem-text.ts';
import { say } from '../words/words.ts';
import { CorrectPage, TRAP } from './correct-page.tsx';
import { faultsOf, type Fault, type Typed } from './faults.ts';
import { MissingReceiptPage, ReceiptPage } from './receipt-page.tsx';

type FilmKey = Parameters<typeof sendProposal>[1];

const EMPTY: Typed = { line: '', text: '', source_url: '' };

export async function showForm(c: Context<AppEnv>, key: FilmKey): Promise<Response> {
  const film = await filmAdvisory(c, key);
  const typed = { ...EMPTY, line: c.req.query('line') ?? '' };
  return sendForm(c, { film, typed, problems: [] });
}

export async function send(c: Context<AppEnv>, key: FilmKey): Promise<Response> {
  requireOwnOrigin(c);
  const form = new URLSearchParams(await c.req.text());
  const typed = typedIn(form);
  const source_url = typed.source_url === '' ? null : typed.source_url;
  const read = Correction.safeParse({ ...typed, source_url });
  const { language, pageWords: words } = await translationOf(c);
  const { trap, trapped } = words.correct;
  const problems: Fault[] = [
    ...(form.get(TRAP) ? [{ field: 'form' as const, text: say(trapped, { field: trap }) }] : []),
    ...faultsOf(read.error?.issues ?? [], typed, { words, language }),
  ];
  if (problems.length > 0 || !read.success)
    return sendForm(c, { film: await filmAdvisory(c, key), typed, problems }, 400);
  const { receipt } = await sendProposal(c, key, read.data, { actor: null, note: null });
  return c.redirect(pathIn(language, receipt), 303);
}

/** The form with what was typed, and why it could not be sent. */
export async function showProblem(c: Context<AppEnv>, problem: Problem): Promise<Response> {
  const { status } = PROBLEMS[problem.slug];
  const isForLater = status === 409 || status === 429 || status === 503;
  const form = isForLater ? await readAgain(c) : null;
  if (!form || !isForLater) return writePageProblem(c, problem);
  setProblemHeaders(c, problem);
  const { title, detail } = problemText(problem, await translationOf(c));
  const text = `${title}. ${detail}`;
  return sendForm(c, { typed: typedIn(form), problems: [{ field: 'form', text }] }, status);
}

/** A body whose size was not checked yet, because the request was rejected before, is read only if it says that it is small. */
async function readAgain(c: Context<AppEnv>): Promise<URLSearchParams | null> {
  const size = Number(c.req.header('Content-Length') ?? Infinity);
  if (!c.req.raw.bodyUsed && size > MAX_BODY_BYTES) return null;
  return c.req.text().then(
    (text) => new URLSearchParams(text),
    () => null,
  );
}

export async function showReceipt(c: Context<AppEnv>, token: string): Promise<Response> {
  const receipt = await readReceipt(c.get('openDb')(), token);
  const words = (await translationOf(c)).pageWords.receipt;
  return receipt
    ? sendOwn(c, {
        title: words.title,
        path: `/proposals/${token}`,
        children: <ReceiptPage receipt={receipt} />,
      })
    : sendOwn(c, { title: words.missingTitle, children: <MissingReceiptPage /> }, 404);
}

/** Browsers send line breaks as two characters, which count as one in the field. */
function typedIn(form: URLSearchParams): Typed {
  return {
    line: form.get('line') ?? '',
    text: (form.get('text') ?? '').replaceAll('\r\n', '\n').trim(),
    source_url: (form.get('source_url') ?? '').trim(),
  };
}

async function sendForm(
  c: Context<AppEnv>,
  props: Omit<Parameters<typeof CorrectPage>[0], 'action'>,
  status: 200 | 400 | 409 | 429 | 503 = 200,
): Promise<Response> {
  const path = props.film && `/films/${props.film.id}/correct`;
  return sendOwn(
    c,
    {
      title: (await translationOf(c)).pageWords.film.correction.title,
      ...(path === undefined ? {} : { path }),
      children: <CorrectPage action={c.req.path} {...props} />,
    },
    status,
  );
}

/** Search engines leave these pages out: one is for senders alone, the other says nothing of its film. */
function sendOwn(
  c: Context<AppEnv>,
  { title, ...page }: Pick<PageProps, 'title' | 'path' | 'children'>,
  status: 200 | 400 | 404 | 409 | 429 | 503 = 200,
): Promise<Response> {
  return sendPage(
    c,
    {
      title: `${title} · content-advisory`,
      description: title,
      isUnlisted: true,
      assets: ['/assets/form.css'],
      ...page,
    },
    status,
  );
}
