/** The markup of each recipe of docs/recipes.md, on a page of another origin: a card, or a frame with one, shows. */

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hostPage, useHost } from '../helpers/host-page.ts';

const host = useHost();

interface Recipe {
  name: string;
  language: string;
  code: string;
}

function recipesIn(text: string): Recipe[] {
  return text.split(/^## /m).flatMap((section) => {
    const [, language = '', code = ''] = /```([\w-]+)\n([\s\S]*?)```/.exec(section) ?? [];
    return code ? [{ name: section.split('\n', 1).join(), language, code }] : [];
  });
}

const RECIPES = recipesIn(readFileSync('docs/recipes.md', 'utf8'));

/** What a framework makes of its source: the tags alone, with the film in the place of what it binds. */
function markupOf({ language, code }: Recipe): string {
  if (language === 'html') return code;
  const tags = code.match(/<script[^>]*\bsrc=[^>]*><\/script>|<content-advisory[^>]*>/g) ?? [];
  return tags
    .map((tag) =>
      tag
        .replace(/:?film=(\{film\}|"film"|"\{\{[^"]*\}\}")|\{film\}/, 'film="her-2013"')
        .replace(/ is:inline| @[\w:-]+="\w+"/g, '')
        .replace(/ ?\/?>$/, tag.startsWith('<script') ? '>' : '></content-advisory>'),
    )
    .join('\n');
}

/** The page around a recipe has the script where the recipe says that it is there already. */
function pageOf(recipe: Recipe): string {
  const markup = markupOf(recipe).replaceAll('https://advisory.example.org', host.service.url);
  const script = /<script|<iframe/.test(markup) ? '' : host.script();
  return hostPage(markup + script);
}

it('every recipe is found, of at most ten lines', () => {
  const names = RECIPES.map(({ name }) => name);
  const builders = ['Plain HTML', 'WordPress', 'React', 'Vue', 'Svelte', 'Astro', 'Hugo', 'Ghost'];
  expect(names).toEqual([...builders, 'Notion and others that take a frame']);
  for (const { code } of RECIPES) expect(code.trim().split('\n').length).toBeLessThanOrEqual(10);
});

it.each(RECIPES)('the markup for $name shows the film', async (recipe) => {
  const { page, errors } = await host.visit(pageOf(recipe));
  const place = recipe.code.includes('<iframe') ? page.frameLocator('iframe') : page;
  await place.locator('article [part=title]').first().waitFor();
  expect(await place.locator('article [part=title]').allInnerTexts()).toEqual(['Her']);
  expect(await page.locator('[\\:film], [is\\:inline]').count()).toBe(0);
  expect(errors).toEqual([]);
});
