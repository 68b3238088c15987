/**
 * Reads the project's TypeScript files into what the architecture test asks about: imports, casts, sizes.
 * Judges nothing itself.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';

export interface Import {
  readonly specifier: string;
  /** Erased by the compiler: `import type`, `export type … from`. */
  readonly typeOnly: boolean;
}

export interface SourceFile {
  /** From the repository's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly lineCount: number;
  readonly imports: readonly Import[];
  readonly hasDefaultExport: boolean;
  /** Source texts of `any` and of casts other than `as const`. */
  readonly looseTypes: readonly string[];
}

const REPOSITORY = resolve(import.meta.dirname, '../..');
const FOLDERS = ['src', 'scripts', 'tests', 'e2e', 'bench'];

function isConst(type: ESTree.TSType): boolean {
  return (
    type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const'
  );
}

/** AssemblyScript: imports without endings, and `<usize>n` converts a number there. */
const isAssembly = (path: string) => path.startsWith('src/engine/backends/simd/assembly/');

function findLooseTypes(path: string, program: ESTree.Program, text: string): string[] {
  const looseTypes: string[] = [];
  const onLooseType = ({ start, end }: ESTree.Span) => {
    looseTypes.push(text.slice(start, end).replaceAll(/\s+/g, ' ').slice(-60));
  };
  const onCast = (node: ESTree.TSAsExpression) => {
    if (!isConst(node.typeAnnotation)) onLooseType(node);
  };
  const onConversion = isAssembly(path) ? () => {} : onLooseType;
  new Visitor({ TSAnyKeyword: onLooseType, TSTypeAssertion: onConversion, TSAsExpression: onCast }).visit(
    program,
  );
  return looseTypes;
}

function findImports(program: ESTree.Program): Pick<SourceFile, 'imports' | 'hasDefaultExport'> {
  const imports: Import[] = [];
  let hasDefaultExport = false;
  const addImport = ({ source }: { source: ESTree.Expression | null }, typeOnly: boolean) => {
    if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
    imports.push({ specifier: source.value, typeOnly });
  };
  const onImport = (node: ESTree.ImportDeclaration) => addImport(node, node.importKind === 'type');
  const onExportAll = (node: ESTree.ExportAllDeclaration) => addImport(node, node.exportKind === 'type');
  const onExport = (node: ESTree.ExportNamedDeclaration) => {
    addImport(node, node.exportKind === 'type');
    const names = node.specifiers.map(({ exported }) =>
      exported.type === 'Identifier' ? exported.name : '',
    );
    hasDefaultExport ||= names.includes('default');
  };
  const onDefaultExport = () => {
    hasDefaultExport = true;
  };
  const onDynamicImport = (node: ESTree.ImportExpression) => addImport(node, false);
  const onTypeImport = (node: ESTree.TSImportType) => addImport(node, true);
  new Visitor({
    ImportDeclaration: onImport,
    ExportAllDeclaration: onExportAll,
    ExportNamedDeclaration: onExport,
    ExportDefaultDeclaration: onDefaultExport,
    ImportExpression: onDynamicImport,
    TSImportType: onTypeImport,
  }).visit(program);
  return { imports, hasDefaultExport };
}

/** The syntax tree of one file. `path` only chooses between TypeScript and TSX. */
export function parseProgram(path: string, text: string): ESTree.Program {
  const { program, errors } = parseSync(path, text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path} cannot be parsed: ${error.message}`);
  return program;
}

/** What a file with this text would be. */
export function parseSource(path: string, text: string): SourceFile {
  const program = parseProgram(path, text);
  const lineCount = text.trimEnd().split('\n').length;
  return { path, text, lineCount, looseTypes: findLooseTypes(path, program, text), ...findImports(program) };
}

export function readSources(): SourceFile[] {
  const folders = FOLDERS.filter((folder) => existsSync(join(REPOSITORY, folder)));
  const paths = folders.flatMap((folder) =>
    readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  );
  return paths.sort().map((path) => parseSource(path, readFileSync(join(REPOSITORY, path), 'utf8')));
}

/** Tests and tools: whatever is not part of the app or its command line. */
export function isTest({ path }: SourceFile): boolean {
  return /\.test\.tsx?$/.test(path) || !path.startsWith('src/');
}

/** The file in src/ that an import means, from the repository's root, or undefined for a package. */
export function resolveImport(from: string, specifier: string): string | undefined {
  const [bare = ''] = specifier.split('?', 1);
  if (bare.startsWith('.')) {
    const path = join(dirname(from), bare).replaceAll('\\', '/');
    return isAssembly(path) ? `${path}.ts` : path;
  }
  const room = /^#([a-z]+)\/(.+)$/.exec(bare);
  return room === null ? undefined : `src/${room[1]}/${room[2]}`;
}

/** `catalog` for src/catalog/…; undefined outside src/. */
export function roomOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1];
}
