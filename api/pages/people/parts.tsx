/** What the pages for people and keys share. */

import { TokenField } from '../desk/frame.tsx';

interface SecretProps {
  title: string;
  lead: string;
  /** What is shown this once. */
  secret: string;
  back: { href: string; text: string };
}

/** A page that shows what is not stored, and cannot be shown again. */
export function SecretPage({ title, lead, secret, back }: SecretProps) {
  return (
    <>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      <p>
        <code class="secret">{secret}</code>
      </p>
      <p>
        <a href={back.href}>{back.text}</a>
      </p>
    </>
  );
}

interface AskProps {
  title: string;
  lead: string;
  action: string;
  button: string;
  token: string;
  back: { href: string; text: string };
}

/** A page that asks before something is revoked, without a script. */
export function AskPage({ title, lead, action, button, token, back }: AskProps) {
  return (
    <>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      <form class="sheet" method="post" action={action}>
        <TokenField token={token} />
        <p>
          <button class="main">{button}</button> <a href={back.href}>{back.text}</a>
        </p>
      </form>
    </>
  );
}

interface NewFormProps {
  title: string;
  action: string;
  token: string;
  name: { label: string; value: string };
  choice: { name: string; label: string; value: string; options: Readonly<Record<string, string>> };
  button: string;
}

/** The form for a new person or key: a name, and what it may do. */
export function NewForm({ title, action, token, name, choice, button }: NewFormProps) {
  return (
    <section>
      <h2>{title}</h2>
      <form class="sheet" method="post" action={action}>
        <TokenField token={token} />
        <div class="field">
          <label for="name">{name.label}</label>
          <input
            id="name"
            name="name"
            value={name.value}
            maxlength={60}
            required
            autocomplete="off"
            dir="auto"
          />
        </div>
        <div class="field">
          <label for={choice.name}>{choice.label}</label>
          <select id={choice.name} name={choice.name}>
            {Object.entries(choice.options).map(([value, text]) => (
              <option key={value} value={value} selected={value === choice.value}>
                {text}
              </option>
            ))}
          </select>
        </div>
        <p>
          <button class="main">{button}</button>
        </p>
      </form>
    </section>
  );
}
