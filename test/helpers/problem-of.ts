/** Reads an error as the problem details that every error must be. */

import type * as z from 'zod';
import { ProblemBody } from '../../api/openapi/document.ts';

export async function problemOf(response: Response): Promise<z.infer<typeof ProblemBody>> {
  const type = response.headers.get('Content-Type');
  if (type !== 'application/problem+json; charset=utf-8')
    throw new Error(`${response.status} is answered as ${type}, not as a problem`);
  const problem = ProblemBody.parse(await response.json());
  if (problem.status !== response.status)
    throw new Error(`The problem says ${problem.status}, the answer ${response.status}`);
  return problem;
}
