import { allVerbs } from '../src/cli/arguments.ts'
import { exitCodes, exitMeanings } from '../src/cli/exit-code.ts'
import { rowsOf, sentence, synopsis } from '../src/cli/help.ts'

export const cliFile = 'docs/CLI.md'

/** Every verb of the terminal with what it takes, from the table by which it is read. */
export async function generateCli(): Promise<string> {
  const codes = Object.entries(exitCodes).map(
    ([name, code]) => `| ${code} | ${name} | ${exitMeanings[name as keyof typeof exitCodes]} |`,
  )
  return `# At the terminal

Generated from \`src/cli/verbs.ts\` by \`npm run generate\`; do not edit.

\`bin/warifu <verb>\`, or \`npm run warifu -- <verb>\`. \`warifu help <verb>\` prints what stands here; \`source <(warifu completion bash)\` completes verbs and flags (zsh and fish likewise). What is configured by the environment stands in [OPERATIONS.md](OPERATIONS.md).

What was asked for is printed on the standard output, why it was not done on the standard error. With \`--json\` both are JSON; a no is an object of \`code\` and \`detail\`, mostly with its sentences \`what\` and \`next\`. Sentences, dates and standings are in the language of \`--language\`, else of the locale. Type them as the account under which the program runs: others are refused where they would write its files.

| code | | |
|---|---|---|
${codes.join('\n')}

${allVerbs.map(section).join('\n')}`
}

function section(shown: (typeof allVerbs)[number]): string {
  const rows = rowsOf(shown).map(([name, says]) => `| \`${name.replaceAll('|', '\\|')}\` | ${says} |`)
  const table = rows.length === 0 ? [] : ['', '| | |', '|---|---|', ...rows]
  return [
    `## warifu ${shown.words}`,
    '',
    shown.does.map(sentence).join(' '),
    '',
    '```',
    synopsis(shown),
    '```',
    ...table,
    '',
  ].join('\n')
}
