/**
 * Preact serves every kind of page; the card is functions that draw HTML into a place of their own. What Preact asks itself at run time
 * about all else has one answer here, known when the script is built: with the answers in place, the minifier finds the rest unused. See
 * docs/decisions/0005. Node only.
 */

import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const SOURCE = fileURLToPath(new URL('../src/', import.meta.resolve('preact')));

/** Texts of Preact's source, and what stands in their place. In this order. */
const ANSWERS: readonly (readonly [question: string | RegExp, answer: string])[] = [
  // Nobody hooks into its work.
  [/if \(\(tmp = options\.\w+\)\) tmp\(newVNode\);/g, ''],
  [/\boptions\.(?!_catchError)\w+/g, 'undefined'],
  // Components are functions alone: they hear of nothing, default nothing, catch nothing,
  ['newType.prototype && newType.prototype.render', 'false'],
  ['newType.contextType', 'undefined'],
  ['type.defaultProps != NULL', 'false'],
  [/\bc\.(shouldComponentUpdate|componentWillUpdate|getChildContext)\b/g, 'undefined'],
  ['r.componentWillUnmount', 'undefined'],
  ['ctor.getDerivedStateFromError', 'undefined'],
  ['component.componentDidCatch', 'undefined'],
  // hold no state, so that none draws itself again,
  ['BaseComponent.prototype.setState =', 'const setState ='],
  ['BaseComponent.prototype.forceUpdate =', 'const forceUpdate ='],
  ["typeof Promise == 'function'", 'false'],
  [/^process\._rerenderCount = 0;/gm, ''],
  ['while (c._dirty && ++count < 25)', 'while (false)'],
  ['if (!c.state) c.state = {};', ''],
  ['c._stateCallbacks = [];', ''],
  ['EMPTY_ARR.push.apply(c._renderCallbacks, c._stateCallbacks);', ''],
  // and wait for nothing.
  ['oldVNode._flags & MODE_SUSPENDED', 'false'],
  ['newVNode._flags & MODE_SUSPENDED', 'false'],
  ['newVNode._flags &= RESET_MODE;', ''],
  [/\be\.then\b/g, 'false'],
  // Nothing is there before it draws.
  ["typeof replaceNode == 'function'", 'false'],
  ['!isHydrating && replaceNode', 'false'],
  ['(replaceNode && replaceNode._children) || parentDom', 'parentDom'],
  [/\bparentDom\.firstChild\s*\?/g, 'false ?'],
  [/\bisHydrating(?=\s*(?:\|\||&&|\?|\)))/g, 'false'],
  [/\bexcessDomChildren != NULL/g, 'false'],
  ['excessDomChildren == NULL', 'true'],
  [/\bexcessDomChildren(?=\s*(?:&&|\?))/g, 'false'],
  // It draws HTML, and of its elements with ways of their own only some.
  [/\bnodeType == '(svg|math|foreignObject|textarea|progress|option)'/g, 'false'],
  ['namespace == SVG_NAMESPACE', 'false'],
  ["newVNode.type == 'template'", 'false'],
  ["i == 'dangerouslySetInnerHTML'", 'false'],
  ["i == 'value' && 'defaultValue' in newProps", 'false'],
  ["i == 'checked' && 'defaultChecked' in newProps", 'false'],
  // Nobody asks for an element that was drawn.
  ["i == 'ref'", 'false'],
  ['childVNode.ref && oldVNode.ref != childVNode.ref', 'false'],
  ['childVNode.ref ? childVNode.ref : NULL', 'NULL'],
  ['(r = vnode.ref)', 'false'],
  ['i < refQueue.length', 'false'],
  // Styles are objects of texts, and events are heard as they rise.
  ["typeof value == 'string'", 'false'],
  ["typeof oldValue == 'string'", 'false'],
  ["typeof value != 'number' || IS_NON_DIMENSIONAL.test(key)", 'true'],
  ["name != (name = name.replace(CAPTURE_REGEX, '$1'))", 'false'],
];

/** Builds from Preact's source with the answers. Fails where a question is not found: another version asks other ones. */
export function preactAsUsed(): Plugin {
  const asked = new Set<string | RegExp>();
  return {
    name: 'preact-as-used',
    enforce: 'pre',
    resolveId: (id) => (id === 'preact' ? `${SOURCE}index.js` : undefined),
    transform(code, id) {
      if (!id.startsWith(SOURCE)) return;
      return ANSWERS.reduce((text, [question, answer]) => {
        const answered = text.replaceAll(question, answer);
        if (answered !== text) asked.add(question);
        return answered;
      }, code);
    },
    buildEnd(error) {
      const gone = ANSWERS.find(([question]) => !asked.has(question));
      if (gone && !error)
        throw new Error(
          `Preact no longer says “${gone[0]}”: look at its source, and mend widget/build/preact-as-used.ts.`,
        );
    },
  };
}
