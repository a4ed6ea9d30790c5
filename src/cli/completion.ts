import { allVerbs, type Shell } from './arguments.ts'
import type { Flag } from './flag.ts'
import type { Verb } from './verb.ts'

type AnyVerb = Pick<Verb<unknown>, 'words' | 'does' | 'operand' | 'flags'>
type Completes = Flag<unknown>['completes']

/** What the shell reads to complete `warifu …`: made of the table of verbs, and asks nothing while one types. */
export function completion(shell: Shell): string {
  return scripts[shell]()
}

const scripts: Record<Shell, () => string> = { bash, zsh, fish }

/** After which words which may follow; longest first, as the first that fits is taken. */
function paths(): { words: string; next: string[] }[] {
  const all = [...allVerbs.map(({ words }) => words), 'help']
  const families = [
    ...new Set(all.filter((words) => words.includes(' ')).map((words) => words.split(' ')[0] ?? '')),
  ]
  const firsts = [...new Set(all.map((words) => words.split(' ')[0] ?? ''))]
  return [
    { words: '', next: firsts },
    { words: 'help', next: firsts },
    ...families.flatMap((family) => {
      const next = all
        .filter((words) => words.startsWith(`${family} `))
        .map((words) => words.split(' ')[1] ?? '')
      return [family, `help ${family}`].map((words) => ({ words, next }))
    }),
  ]
}

const byLength = () => [...allVerbs].sort((a, b) => b.words.length - a.words.length)

/** What stands on the line where the cursor is not: `$2` to a function of its own in each shell. */
function bash(): string {
  return `# bash: source <(warifu completion bash)
_warifu() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} line="\${COMP_WORDS[*]:1:COMP_CWORD-1}"
  COMPREPLY=()
  case "$line" in
${paths()
  .map(
    ({ words, next }) => `    '${words}') COMPREPLY=($(compgen -W '${next.join(' ')}' -- "$cur")); return ;;`,
  )
  .join('\n')}
${byLength()
  .map((verb) => posixCase(verb, { offer: bashOffer, prev: '"$prev"', cur: '"$cur"' }))
  .join('\n')}
  esac
}
complete -F _warifu warifu
`
}

function bashOffer(completes: Completes): string {
  if (completes === 'nothing') return ':'
  if (completes === 'files') return 'compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$cur")'
  if (completes === 'folders') return 'compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$cur")'
  return `COMPREPLY=($(compgen -W '${completes.join(' ')}' -- "$cur"))`
}

function zsh(): string {
  return `#compdef warifu
# zsh: as _warifu in a folder of $fpath, or: source <(warifu completion zsh)
_warifu() {
  local cur="\${words[CURRENT]}" prev="\${words[CURRENT-1]}" line="\${(j: :)words[2,CURRENT-1]}"
  case "$line" in
${paths()
  .map(({ words, next }) => `    '${words}') compadd -- ${next.join(' ')}; return ;;`)
  .join('\n')}
${byLength()
  .map((verb) => posixCase(verb, { offer: zshOffer, prev: '"$prev"', cur: '"$cur"' }))
  .join('\n')}
  esac
}
if [[ "\${funcstack[1]}" == _warifu ]]; then _warifu "$@"; else compdef _warifu warifu; fi
`
}

function zshOffer(completes: Completes): string {
  if (completes === 'nothing') return ':'
  if (completes === 'files') return '_files'
  return completes === 'folders' ? '_files -/' : `compadd -- ${completes.join(' ')}`
}

interface Dialect {
  offer(completes: Completes): string
  prev: string
  cur: string
}

/** One verb: the value of the flag before the cursor, else flags, else what stands without one. */
function posixCase({ words, operand, flags }: AnyVerb, { offer, prev, cur }: Dialect): string {
  const valued = Object.entries(flags).filter(([, { value }]) => value !== undefined)
  const names = [...Object.keys(flags), 'help'].map((name) => `--${name}`)
  return [
    `    '${words}'|'${words} '*)`,
    `      case ${prev} in`,
    ...valued.map(([name, { completes }]) => `        --${name}) ${offer(completes)}; return ;;`),
    '      esac',
    `      case ${cur} in`,
    `        -*) ${offer(names)} ;;`,
    `        *) ${offer(operand === undefined ? names : (operand.completes ?? 'nothing'))} ;;`,
    '      esac; return ;;',
  ].join('\n')
}

function fish(): string {
  const line = (condition: string, rest: string) => `complete -c warifu -n ${condition} ${rest}`
  return `# fish: warifu completion fish > ~/.config/fish/completions/warifu.fish
function __warifu_after
    set -l words (commandline -opc)[2..-1]
    test "$words" = "$argv[1]"
end
function __warifu_in
    set -l words (commandline -opc)[2..-1]
    string match -q -- "$argv[1] *" "$words "
end
complete -c warifu -f
${paths()
  .map(({ words, next }) => line(`"__warifu_after '${words}'"`, `-a '${next.join(' ')}'`))
  .join('\n')}
${byLength()
  .flatMap((verb) => fishLines(verb).map((rest) => line(`"__warifu_in '${verb.words}'"`, rest)))
  .join('\n')}
`
}

function fishLines({ operand, flags }: AnyVerb): string[] {
  const offered = operand?.completes
  const named =
    offered === undefined
      ? []
      : [offered === 'files' || offered === 'folders' ? '-F' : `-a '${offered.join(' ')}'`]
  const each = Object.entries(flags).map(([name, { value, completes, says }]) => {
    const told = `-l ${name} -d '${says.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
    if (value === undefined) return told
    if (completes === 'nothing') return `${told} -x`
    return typeof completes === 'object' ? `${told} -x -a '${completes.join(' ')}'` : `${told} -r -F`
  })
  return [...named, ...each, '-l help']
}
