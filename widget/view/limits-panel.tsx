/** The limits of each child, and what to do with them: copy, remember, forget. */

import type { TargetedEvent } from 'preact';
import { limitOf } from '../../api/domain/rating/check.ts';
import { CATEGORIES, type CategoryEntry, type Level } from '../../db/vocabulary.ts';
import {
  changeChild,
  forgetFamily,
  linkWithLimits,
  NEW_CHILD,
  removeChild,
  setFamily,
  storedCode,
  storeFamily,
} from '../family.ts';
import { fromCode, hasAge, MAX_CHILDREN, toCode, type FamilyChild } from '../limits-code.ts';
import type { Words } from '../words.ts';
import { AgeField } from './age-field.tsx';
import { nameOf } from './child-name.ts';

type InputEvent = TargetedEvent<HTMLInputElement>;

interface LimitsPanelProps {
  family: readonly FamilyChild[];
  words: Words;
  /** The address of the film's page on our site, where only our scripts run. */
  page: string;
}

export function LimitsPanel({ family, words, page }: LimitsPanelProps) {
  const code = toCode(family);
  const children = family.length > 0 ? family : [NEW_CHILD];
  const isOurPage = page.startsWith(`${location.origin}/`);
  const applyCode = ({ currentTarget: field }: InputEvent) => {
    const pasted = fromCode(field.value);
    field.setCustomValidity(pasted ? '' : words.badCode);
    if (pasted) setFamily(pasted);
    else field.reportValidity();
  };
  return (
    <section part="panel">
      {children.map((child, place) => (
        <ChildLimits child={child} place={place} words={words} isKnown={family.length > 0} />
      ))}
      {children.length < MAX_CHILDREN && (
        <button onClick={() => setFamily([...children, NEW_CHILD])}>{words.addChild}</button>
      )}
      <label>
        {words.code}
        <input
          dir="auto"
          value={code}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onChange={applyCode}
        />
      </label>
      {code && (
        <section>
          <label>
            {words.remember}
            <input
              type="checkbox"
              checked={!!storedCode()}
              onChange={({ currentTarget }) => storeFamily(currentTarget.checked)}
            />
          </label>
          <button onClick={forgetFamily}>{words.forget}</button>
        </section>
      )}
      <small>
        {isOurPage ? words.stays : words.private}{' '}
        {!isOurPage && <a href={linkWithLimits(page, code)}>{words.privatePage}</a>}
      </small>
    </section>
  );
}

interface ChildLimitsProps {
  child: FamilyChild;
  place: number;
  words: Words;
}

function ChildLimits({ child, place, words, isKnown }: ChildLimitsProps & { isKnown: boolean }) {
  return (
    <fieldset>
      <legend dir="auto">
        {hasAge(child) ? nameOf(child, words) : child.name || words.myChild}
      </legend>
      <label>
        {words.nickname}
        <input
          value={child.name}
          maxLength={20}
          onInput={({ currentTarget: { value } }) =>
            changeChild(place, { name: value.replaceAll(';', '') })
          }
        />
      </label>
      {place > 0 && (
        <label>
          {words.categories.age}
          <AgeField child={child} words={words} change={(age) => changeChild(place, { age })} />
        </label>
      )}
      {CATEGORIES.map((entry, index) => [
        entry.kind !== CATEGORIES[index - 1]?.kind && (
          <small>{entry.kind === 'concern' ? words.mostAccepted : words.leastWanted}</small>
        ),
        <LimitSlider child={child} place={place} entry={entry} words={words} />,
      ])}
      {isKnown && <button onClick={() => removeChild(place)}>{words.removeChild}</button>}
    </fieldset>
  );
}

interface LimitSliderProps extends ChildLimitsProps {
  entry: CategoryEntry;
}

/** A meter whose end the parent moves. */
function LimitSlider({ child, place, entry, words }: LimitSliderProps) {
  const { name, kind } = entry;
  const limit = hasAge(child) ? limitOf(child, entry) : (child.limits[name] ?? null);
  const text = limit === null ? words.any : words.levels[kind][limit];
  const change = ({ currentTarget: { value } }: InputEvent) =>
    // Of a positive, 0 asks for nothing.
    changeChild(place, {
      limits: {
        ...child.limits,
        [name]: kind === 'positive' && value === '0' ? undefined : (+value as Level), // 0 to 5 by the field
      },
    });
  return (
    <label part={`limit ${kind}`}>
      {words.categories[name]} <span part="level">{text}</span>
      <i part={`meter level-${limit ?? 0}`} />
      <input type="range" max={5} value={limit ?? 0} aria-valuetext={text} onInput={change} />
    </label>
  );
}
