/** Where a parent tells the card of their children: an age, and a limit for each category. Nothing of it is sent anywhere. */

import type { TargetedEvent } from 'preact';
import { limitOf } from '../../api/domain/check.ts';
import { CATEGORIES, type Level } from '../../db/vocabulary.ts';
import { forget, remember, remembered, setFamily, withLimits } from '../family.ts';
import { fromCode, MOST_CHILDREN, OLDEST, toCode, type FamilyChild } from '../limits-code.ts';
import type { Words } from '../words.ts';
import { nameOf } from './verdicts.tsx';

/** Years of a child that is added. */
const FIRST_AGE = 9;

interface MyChildProps {
  family: readonly FamilyChild[];
  words: Words;
  /** The address of the film's own page, where no script but ours runs. */
  page: string;
}

type InputEvent = TargetedEvent<HTMLInputElement>;

export function MyChild({ family, words, page }: MyChildProps) {
  const code = toCode(family);
  const addChild = () => setFamily([...family, { name: '', age: FIRST_AGE, limits: {} }]);
  const takeCode = ({ currentTarget: field }: InputEvent) => {
    const taken = fromCode(field.value);
    field.setCustomValidity(taken ? '' : words.badCode);
    if (taken) setFamily(taken);
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
      {family.length < MOST_CHILDREN && <button onClick={addChild}>{words.addChild}</button>}
      <label>
        {words.code}
        <input
          dir="auto"
          value={code}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onChange={takeCode}
        />
      </label>
      {code && (
        <section>
          <label>
            {words.remember}
            <input
              type="checkbox"
              checked={!!remembered()}
              onChange={({ currentTarget }) => remember(currentTarget.checked)}
            />
          </label>
          <button onClick={forget}>{words.forget}</button>
        </section>
      )}
      <small>
        {words.private} <a href={withLimits(page, code)}>{words.privatePage}</a>
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
  const tell = ({ currentTarget: field }: InputEvent) => field.reportValidity();
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
          max={OLDEST}
          required
          value={age}
          onInput={setAge}
          onChange={tell}
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
