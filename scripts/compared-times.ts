// Says where a test compares by deepEqual what holds a Temporal object on both sides. Such an object has no properties
// of its own, so that any two instants are equal there: test/same.ts tells them apart.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Node, SourceFile } from 'typescript/unstable/ast'
import { isCallExpression, isPropertyAccessExpression } from 'typescript/unstable/ast/is'
import { API, type Checker, NodeBuilderFlags, type Type } from 'typescript/unstable/sync'

const blind = /^(?:not|partial)?(?:d|D)eep(?:Strict)?Equal$|^not(?:Strict)?Equal$/
const root = fileURLToPath(new URL('..', import.meta.url))

const api = new API({ cwd: root })
try {
  const config = `${root}tsconfig.test.json`
  const project = api.updateSnapshot({ openProjects: [config] }).getProject(config)
  if (project === undefined) throw new Error(`no project ${config}`)
  const holdsTime = timeFinder(project.checker)
  for (const file of project.program.getSourceFileNames()) {
    if (!isOurs(file) || !readFileSync(file, 'utf8').includes('Equal(')) continue
    const source = project.program.getSourceFile(file)
    if (source === undefined) throw new Error(`no ${file}`)
    for (const { at, compared } of comparisons(source)) {
      const types = project.checker.getTypeAtLocation(compared)
      if (!types.every((type) => type !== undefined && holdsTime(type))) continue
      process.exitCode = 1
      const line = source.text.slice(0, at).split('\n').length
      console.log(
        `${file.slice(root.length)}:${line} compares times that it cannot tell apart: use assertSame`,
      )
    }
  }
} finally {
  api.close()
}

function isOurs(file: string): boolean {
  return file.startsWith(root) && !file.includes('/node_modules/') && /\.tsx?$/.test(file)
}

function comparisons(source: SourceFile): { at: number; compared: readonly Node[] }[] {
  const found: { at: number; compared: readonly Node[] }[] = []
  const visit = (node: Node): void => {
    if (isCallExpression(node) && isPropertyAccessExpression(node.expression)) {
      const { name } = node.expression
      if (blind.test(name.text)) found.push({ at: name.end, compared: node.arguments.slice(0, 2) })
    }
    node.forEachChild(visit)
  }
  source.forEachChild(visit)
  return found
}

/** Whether a value of the type may be a Temporal object, or have one where deepEqual looks. */
function timeFinder(checker: Checker): (type: Type) => boolean {
  const known = new Map<number, boolean>()
  const holds = (type: Type | undefined): boolean => {
    if (type === undefined) return false
    const before = known.get(type.id)
    if (before !== undefined) return before
    known.set(type.id, false) // what holds itself adds nothing
    const found = type.isObjectType() ? isTime(type) || contents(checker, type).some(holds) : inParts(type)
    known.set(type.id, found)
    return found
  }
  const inParts = (type: Type): boolean => {
    if (!(type.isUnionType() || type.isIntersectionType())) return false
    try {
      return (type.getTypes() ?? []).some(holds)
    } catch {
      // TypeScript 7.0 cannot list a union of tuples; its text says enough.
      return /\bTemporal\./.test(checker.typeToString(type, undefined, NodeBuilderFlags.NoTruncation))
    }
  }
  return holds
}

function isTime(type: Type): boolean {
  return type.getSymbol()?.getParent()?.name === 'Temporal'
}

function contents(checker: Checker, type: Type): readonly (Type | undefined)[] {
  const items = type.isTypeReference() ? checker.getTypeArguments(type) : []
  if (checker.isArrayLikeType(type)) return items
  const values = checker.getIndexInfosOfType(type).map(({ valueType }) => valueType)
  return [...items, ...values, ...checker.getTypeOfSymbol(checker.getPropertiesOfType(type))]
}
