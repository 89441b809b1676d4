/** The panel in which a parent enters their children: an age, and a limit for each category. Nothing of it is sent anywhere. */

import type { TargetedEvent } from 'preact';
import { limitOf } from '../../api/domain/rating/check.ts';
import { CATEGORIES, type Level } from '../../db/vocabulary.ts';
import { forgetFamily, linkWithLimits, setFamily, storedCode, storeFamily } from '../family.ts';
import { fromCode, MAX_AGE, MAX_CHILDREN, toCode, type FamilyChild } from '../limits-code.ts';
import type { Words } from '../words.ts';
import { nameOf } from './verdicts.tsx';

/** The age of a child that was just added. */
const DEFAULT_AGE = 9;

interface MyChildProps {
  family: readonly FamilyChild[];
  words: Words;
  /** The address of the film's page on our site, where only our scripts run. */
  page: string;
}

type InputEvent = TargetedEvent<HTMLInputElement>;

export function MyChild({ family, words, page }: MyChildProps) {
  const code = toCode(family);
  const addChild = () => setFamily([...family, { name: '', age: DEFAULT_AGE, limits: {} }]);
  const applyCode = ({ currentTarget: field }: InputEvent) => {
    const children = fromCode(field.value);
    field.setCustomValidity(children ? '' : words.badCode);
    if (children) setFamily(children);
    else field.reportValidity();
  };
  return (
    <section part="panel">
      {family.map((child, place) => (
        <ChildFields
          child={child}
          words={words}
          change={(part) => setFamily(family.with(place, { ...child, ...part }))}
          remove={() => setFamily(family.toSpliced(place, 1))}
        />
      ))}
      {family.length < MAX_CHILDREN && <button onClick={addChild}>{words.addChild}</button>}
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
        {words.private} <a href={linkWithLimits(page, code)}>{words.privatePage}</a>
      </small>
    </section>
  );
}

interface ChildFieldsProps {
  child: FamilyChild;
  words: Words;
  change: (part: Partial<FamilyChild>) => void;
  remove: () => void;
}

function ChildFields({ child, words, change, remove }: ChildFieldsProps) {
  const { name, age, limits } = child;
  const setName = ({ currentTarget: { value } }: InputEvent) =>
    change({ name: value.replaceAll(';', '') });
  const setAge = ({ currentTarget: field }: InputEvent) =>
    field.checkValidity() && change({ age: +field.value });
  const reportInvalid = ({ currentTarget: field }: InputEvent) => field.reportValidity();
  return (
    <fieldset>
      <legend dir="auto">{nameOf(child, words)}</legend>
      <label>
        {words.nickname}
        <input value={name} maxLength={20} onChange={setName} />
      </label>
      <label>
        {words.categories.age}
        <input
          type="number"
          min={0}
          max={MAX_AGE}
          required
          value={age}
          onInput={setAge}
          onChange={reportInvalid}
        />
      </label>
      {CATEGORIES.map((entry) => (
        <label>
          {words.categories[entry.name]}
          <select
            value={limitOf(child, entry) ?? 0}
            onChange={({ currentTarget: { value } }) =>
              change({ limits: { ...limits, [entry.name]: +value as Level } })
            }
          >
            {words.levels[entry.kind].map((level, place) => (
              <option value={place}>{level}</option>
            ))}
          </select>
        </label>
      ))}
      <button onClick={remove}>{words.removeChild}</button>
    </fieldset>
  );
}
