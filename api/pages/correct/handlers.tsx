/** Answers the form for corrections, and the pages of its receipts. */

import type { Context } from 'hono';
import { Correction } from '../../contract/proposals.ts';
import { filmAdvisory } from '../../http/film-document.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { MAX_BODY_BYTES } from '../../http/body-limit.ts';
import { requireOwnOrigin } from '../../http/own-origin.ts';
import { PROBLEMS, setProblemHeaders, type Problem } from '../../http/problem.ts';
import { sendProposal } from '../../http/send-proposal.ts';
import { zodMessages } from '../../services/formats/zod-messages.ts';
import { readReceipt } from '../../services/films/proposals.ts';
import { writePageProblem } from '../layout/page-problem.ts';
import { sendPage, type PageProps } from '../layout/page.tsx';
import { CorrectPage, TRAP, type Typed } from './correct-page.tsx';
import { MissingReceiptPage, ReceiptPage } from './receipt-page.tsx';
import { CORRECT, RECEIPT } from './words.ts';

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
  const read = Correction.safeParse(
    { ...typed, source_url: typed.source_url === '' ? null : typed.source_url },
    { error: zodMessages },
  );
  const problems = [
    ...(form.get(TRAP) ? [{ field: 'form' as const, text: CORRECT.trapped }] : []),
    ...(read.error?.issues ?? []).map(({ path, message }) => ({
      field: fieldOf(path[0]),
      text: message,
    })),
  ];
  if (problems.length > 0 || !read.success)
    return sendForm(c, { film: await filmAdvisory(c, key), typed, problems }, 400);
  const { receipt } = await sendProposal(c, key, read.data, { actor: null, note: null });
  return c.redirect(receipt, 303);
}

/** The form with what was typed, and why it could not be sent. */
export async function showProblem(c: Context<AppEnv>, problem: Problem): Promise<Response> {
  const { status, title } = PROBLEMS[problem.slug];
  const mayComeLater = status === 409 || status === 429 || status === 503;
  const form = mayComeLater ? await readAgain(c) : null;
  if (!form || !mayComeLater) return writePageProblem(c, problem);
  setProblemHeaders(c, problem);
  const text = `${title}. ${problem.detail}`;
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
  return receipt
    ? sendOwn(c, RECEIPT.title, <ReceiptPage receipt={receipt} />)
    : sendOwn(c, RECEIPT.missingTitle, <MissingReceiptPage />, 404);
}

/** Browsers send line breaks as two characters, which count as one in the field. */
function typedIn(form: URLSearchParams): Typed {
  return {
    line: form.get('line') ?? '',
    text: (form.get('text') ?? '').replaceAll('\r\n', '\n').trim(),
    source_url: (form.get('source_url') ?? '').trim(),
  };
}

function fieldOf(name: PropertyKey | undefined): keyof Typed | 'form' {
  return name === 'line' || name === 'text' || name === 'source_url' ? name : 'form';
}

function sendForm(
  c: Context<AppEnv>,
  props: Omit<Parameters<typeof CorrectPage>[0], 'action'>,
  status: 200 | 400 | 409 | 429 | 503 = 200,
): Promise<Response> {
  return sendOwn(c, CORRECT.title, <CorrectPage action={c.req.path} {...props} />, status);
}

function sendOwn(
  c: Context<AppEnv>,
  title: string,
  children: PageProps['children'],
  status: 200 | 400 | 404 | 409 | 429 | 503 = 200,
): Promise<Response> {
  return sendPage(
    c,
    {
      title: `${title} · content-advisory`,
      description: title,
      assets: ['/assets/form.css'],
      children,
    },
    status,
  );
}
