/** Runs in the reference: sends the request of a form to this service and shows the response below it. */

/** Characters of a response that are shown; of an export, no more is read. */
const MAX_SHOWN = 20_000;

for (const details of document.querySelectorAll<HTMLElement>('.try')) details.hidden = false;

document.addEventListener('submit', (event) => {
  if (!(event.target instanceof HTMLFormElement) || !event.target.dataset['path']) return;
  event.preventDefault();
  void send(event.target);
});

/** The request of each form that is still without a response. */
const inFlight = new WeakMap<HTMLFormElement, AbortController>();

async function send(form: HTMLFormElement): Promise<void> {
  inFlight.get(form)?.abort();
  const sending = new AbortController();
  inFlight.set(form, sending);
  const { signal } = sending;
  const { path, init } = requestOf(form);
  const startedAt = performance.now();
  show(form, { status: 'Sending…', state: 'loading' });
  try {
    const response = await fetch(path, { ...init, signal });
    const text = await readText(response);
    if (signal.aborted) return;
    const ms = Math.round(performance.now() - startedAt);
    const type = response.headers.get('Content-Type')?.split(';')[0] ?? '';
    show(form, {
      status: `${response.status} · ${type} · ${ms} ms · ${path}`,
      state: response.ok ? 'ok' : 'failed',
      body: type.endsWith('json') ? prettyJson(text) : text,
    });
  } catch {
    if (!signal.aborted)
      show(form, { status: 'No response. Check the connection and send again.', state: 'failed' });
  }
}

function requestOf(form: HTMLFormElement): { path: string; init: RequestInit } {
  const { path: pattern = '', method = 'GET' } = form.dataset;
  let path = pattern;
  const query = new URLSearchParams();
  for (const field of form.querySelectorAll<HTMLInputElement>('[data-in]')) {
    const value = field.value.trim();
    if (field.dataset['in'] === 'path')
      path = path.replace(`{${field.name}}`, () => encodeURIComponent(value));
    else if (value !== '') query.set(field.name, value);
  }
  const body = form.querySelector('textarea')?.value;
  const headers = { 'Content-Type': 'application/json' };
  return {
    path: query.size > 0 ? `${path}?${query}` : path,
    init: body === undefined ? { method } : { method, body, headers },
  };
}

/** The beginning of a body. The rest is not downloaded. */
async function readText({ body }: Response): Promise<string> {
  if (!body) return '';
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (text.length <= MAX_SHOWN) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
  }
  await reader.cancel();
  return `${text.slice(0, MAX_SHOWN)}…`;
}

/** The text itself if it was cut. */
function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

interface Shown {
  status: string;
  state: 'loading' | 'ok' | 'failed';
  body?: string;
}

function show(form: HTMLFormElement, { status, state, body }: Shown): void {
  const [line, answer] = [
    form.querySelector('.status'),
    form.querySelector<HTMLElement>('.answer'),
  ];
  form.dataset['state'] = state;
  form.ariaBusy = String(state === 'loading');
  if (line) line.textContent = status;
  if (!answer || state === 'loading') return;
  answer.hidden = body === undefined;
  answer.textContent = body ?? '';
}
