/**
 * Functions that have more lines than a reader can hold. Every line counts, from the first to the last, those of functions
 * inside it, blank ones and comments, too. A suite of tests (`describe`) is a list and no function in this sense.
 */
import { type ESTree, Visitor } from 'vite';
import { parseProgram } from './sourceFiles.ts';

const MAX_LINES = 40;

type AnyFunction = ESTree.Function | ESTree.ArrowFunctionExpression;

/** `describe(…)`, `test.describe(…)`, `describe.each(…)(…)`. */
const isSuite = ({ callee }: ESTree.CallExpression, text: string): boolean =>
  /^(test\.)?describe\b/.test(text.slice(callee.start, callee.end));

/** One line "path:line: n lines" for each. @param path also says whether it is TypeScript or TSX */
export function longFunctions(path: string, text: string): string[] {
  const suites = new Set<unknown>();
  const found: string[] = [];
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const onFunction = (node: AnyFunction) => {
    const lines = text.slice(node.start, node.end).split('\n').length;
    if (lines > MAX_LINES && !suites.has(node)) found.push(`${path}:${lineAt(node.start)}: ${lines} lines`);
  };
  new Visitor({
    CallExpression(node) {
      if (isSuite(node, text)) for (const argument of node.arguments) suites.add(argument);
    },
    FunctionDeclaration: onFunction,
    FunctionExpression: onFunction,
    ArrowFunctionExpression: onFunction,
  }).visit(parseProgram(path, text));
  return found;
}
