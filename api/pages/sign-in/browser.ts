/** Runs on the pages for signing in: asks the browser for a passkey, and sends what it signs. */

import { deskPath } from './after-sign-in.ts';
import { PASSKEY } from './words.ts';

interface Action {
  /** Below this are `/options`, and where the result goes is the path itself. */
  path: string;
  ask: (options: object) => Promise<Credential | null>;
}

/** Newer than TypeScript's own types: the JSON forms of WebAuthn Level 3. */
type Json<Options> = (options: object) => Options;
const { parseCreationOptionsFromJSON, parseRequestOptionsFromJSON } =
  (globalThis.PublicKeyCredential ?? {}) as unknown as {
    parseCreationOptionsFromJSON?: Json<PublicKeyCredentialCreationOptions>;
    parseRequestOptionsFromJSON?: Json<PublicKeyCredentialRequestOptions>;
  };

const ACTIONS: Record<string, Action | null> = {
  'sign-in': parseRequestOptionsFromJSON
    ? {
        path: '/sign-in/passkey',
        ask: (options) =>
          navigator.credentials.get({ publicKey: parseRequestOptionsFromJSON(options) }),
      }
    : null,
  add: parseCreationOptionsFromJSON
    ? {
        path: '/desk/account/passkeys',
        ask: (options) =>
          navigator.credentials.create({ publicKey: parseCreationOptionsFromJSON(options) }),
      }
    : null,
};

for (const form of document.querySelectorAll<HTMLFormElement>('[data-passkey]')) {
  const action = ACTIONS[form.dataset['passkey'] ?? ''];
  if (!action) continue;
  const [fallback, fields] = form.querySelectorAll<HTMLElement>('.fallback, .fields');
  if (fallback) fallback.hidden = true;
  if (fields) fields.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void run(form, action);
  });
}

document.querySelector('form[action$="/sign-out"]')?.addEventListener('submit', forgetDrafts);

/** What editors have typed and not saved is kept on this device by `api/pages/desk/browser.ts`. */
function forgetDrafts(): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith('desk:')) localStorage.removeItem(key);
  } catch {
    // The browser has no storage.
  }
}

async function run(form: HTMLFormElement, { path, ask }: Action): Promise<void> {
  const status = form.querySelector('[role=status]');
  const show = (text: string) => status && (status.textContent = text);
  show(PASSKEY.waiting);
  try {
    const options = await post(`${path}/options`, {});
    const credential = await ask(options);
    const name = form.querySelector<HTMLInputElement>('[name=name]')?.value;
    const { to } = await post(path, { ...(name === undefined ? {} : { name }), credential });
    location.assign(deskPath(new URLSearchParams(location.search).get('to')) ?? String(to));
  } catch (error) {
    show(messageOf(error));
  }
}

class AnswerError extends Error {}

async function post(path: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: Record<string, unknown> = await response.json();
  if (!response.ok) throw new AnswerError(String(answer['detail']));
  return answer;
}

function messageOf(error: unknown): string {
  if (error instanceof AnswerError) return `${PASSKEY.failed} ${error.message}`;
  if (error instanceof DOMException)
    return error.name === 'InvalidStateError' ? PASSKEY.known : PASSKEY.cancelled;
  return PASSKEY.offline;
}
