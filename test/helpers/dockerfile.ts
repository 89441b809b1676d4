/** Reads a Dockerfile, as far as ours go: one instruction a line, stages, and no variables. */

export interface Instruction {
  name: string;
  /** What stands behind the name, without its options. */
  words: string[];
  /** `--from=build` as `{ from: 'build' }`. */
  options: Record<string, string>;
  /** All that stands behind the name. */
  text: string;
}

export interface Stage {
  name: string;
  base: string;
  instructions: Instruction[];
}

export function readDockerfile(text: string): Stage[] {
  const stages: Stage[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const instruction = readInstruction(line);
    const { name, words } = instruction;
    if (name === 'FROM')
      stages.push({ base: words[0] ?? '', name: words[2] ?? '', instructions: [] });
    else stages.at(-1)?.instructions.push(instruction);
  }
  return stages;
}

function readInstruction(line: string): Instruction {
  const [name = '', ...all] = line.split(' ');
  const options: Record<string, string> = {};
  const words = [...all];
  while (words[0]?.startsWith('--')) {
    const [option = '', value = ''] = (words.shift() ?? '').slice(2).split('=');
    options[option] = value;
  }
  return { name, words, options, text: words.join(' ') };
}

/** The command of an instruction in its JSON form, as `CMD ["node", "dist/node.js"]`. */
export function commandOf({ text }: Instruction): string[] {
  return JSON.parse(text.replace(/^CMD /, '')) as string[]; // an array of strings, otherwise Docker rejects it
}
