/** The colours that a site owner chooses for a card, and warnings about low contrast. */

import { CUSTOM_PROPERTIES } from '../../../widget/reference.ts';

/** Colours as `#rrggbb`, by form field: `paper` and, for the dark scheme, `paper-dark`. */
export type Colours = Readonly<Record<string, string>>;

interface ColourField {
  field: string;
  property: string;
  scheme: 'light' | 'dark';
  defaultColour: string;
}

export const COLOUR_FIELDS: readonly ColourField[] = CUSTOM_PROPERTIES.flatMap(
  ({ name, light, dark }) => [
    { field: name.slice(2), property: name, scheme: 'light' as const, defaultColour: light },
    {
      field: `${name.slice(2)}-dark`,
      property: name,
      scheme: 'dark' as const,
      defaultColour: dark,
    },
  ],
);

/** The CSS declarations for the chosen colours, without those that are the default. */
export function colourDeclarations(colours: Colours): string[] {
  return CUSTOM_PROPERTIES.flatMap(({ name, light, dark }) => {
    const chosen = [colours[name.slice(2)] ?? light, colours[`${name.slice(2)}-dark`] ?? dark];
    const [inLight, inDark] = chosen;
    if (inLight === light && inDark === dark) return [];
    return [`${name}: ${inLight === inDark ? inLight : `light-dark(${chosen.join(', ')})`}`];
  });
}

/** The contrast with `--paper` that WCAG 2.2 AA requires: 4.5 for text, 3 for the meters. */
const MIN_CONTRAST = { ink: 4.5, quiet: 4.5, concern: 3, positive: 3 };

/** A sentence for each pair of colours whose contrast is too low. */
export function contrastWarnings(colours: Colours): string[] {
  const colourOf = (field: string): string =>
    colours[field] ?? COLOUR_FIELDS.find((one) => one.field === field)?.defaultColour ?? '';
  return ['', '-dark'].flatMap((scheme) =>
    Object.entries(MIN_CONTRAST).flatMap(([name, min]) => {
      const contrast = contrastOf(colourOf(name + scheme), colourOf(`paper${scheme}`));
      if (contrast >= min) return [];
      const where = scheme ? 'dark' : 'light';
      return [
        `--${name} on --paper (${where}) has a contrast of ${contrast.toFixed(1)}. Use at least ${min}, so that people can read it.`,
      ];
    }),
  );
}

/** The contrast ratio as WCAG defines it, from 1 (the same colour) to 21 (black on white). */
export function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
