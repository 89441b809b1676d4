/** How a host makes the card look like its own page: each custom property and each part, shown on a live card. */

import { CUSTOM_PROPERTIES, PARTS } from '../../../widget/reference.ts';

export function ThemingPage() {
  return (
    <>
      <h1>Make the card yours</h1>
      <p class="lead">
        The card uses your page’s font and colour scheme by default. Six colours are custom
        properties, and every element is a part.
      </p>
      <pre class="snippet" tabIndex={0} aria-label="Example style sheet">
        <code>{EXAMPLE}</code>
      </pre>
      <p>
        The <a href="/embed">builder</a> writes the colours for you, and warns you about low
        contrast.
      </p>
      <h2>Custom properties</h2>
      <table class="properties">
        <thead>
          <tr>
            <th scope="col">Property</th>
            <th scope="col">Colours</th>
            <th scope="col">Light, dark</th>
          </tr>
        </thead>
        <tbody>
          {CUSTOM_PROPERTIES.map(({ name, about, light, dark }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{about}</td>
              <td>
                <span class={`swatch swatch${name}`} aria-hidden="true" />{' '}
                <code>
                  {light}, {dark}
                </code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Parts</h2>
      <p>
        Choose a part to outline it on the card: <code>content-advisory::part(title)</code>. To see
        the verdicts, enter an age.
      </p>
      <div class="theming">
        <div class="shown">
          <content-advisory film="her-2013">
            <a href="/films/her-2013">Her: content advisory</a>
          </content-advisory>
        </div>
        <fieldset>
          <legend>Part</legend>
          {PARTS.map(({ name, about }) => (
            <label key={name} class="line">
              <input type="radio" name="part" id={`part-${name}`} />
              <span>
                <code>{name}</code>{' '}
                <span class="small">
                  <Prose text={about} />
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      </div>
    </>
  );
}

/** A text with its code between backticks. */
function Prose({ text }: { text: string }) {
  return (
    <>
      {text.split('`').map((part, place) => (place % 2 ? <code key={place}>{part}</code> : part))}
    </>
  );
}

const EXAMPLE = `content-advisory {
  font-family: Georgia, serif;
  --paper: light-dark(#fdf8ee, #1d1a16);
  --concern: light-dark(#7a1f3d, #f0a0b8);
}
content-advisory::part(card) { border-radius: 8px }
content-advisory::part(title) { letter-spacing: 0.02em }`;

/** The rules that outline the part which is chosen, and draw the colours. */
export function themingStyles(): string {
  const parts = PARTS.map(
    ({ name }) =>
      `main:has(#part-${name}:checked) content-advisory::part(${name}){outline:3px solid light-dark(#0b57d0,#8ab4f8);outline-offset:2px}`,
  );
  const swatches = CUSTOM_PROPERTIES.map(({ name }) => `.swatch${name}{background:var(${name})}`);
  return [...parts, ...swatches, ''].join('\n');
}
