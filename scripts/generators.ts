import { cliFile, generateCli } from './generate-cli.ts'
import { generateSchema, schemaFile } from './generate-schema.ts'
import { generateScreens, screensFile } from './generate-screens.ts'
import { generateSelfTest, selfTestFile } from './generate-self-test.ts'

export interface Generator {
  /** The file that it writes. */
  file: string
  generate(): Promise<string>
}

/** What is generated and committed. `npm run generate` writes it, `npm run check` compares it. */
export const generators: Generator[] = [
  { file: schemaFile, generate: generateSchema },
  { file: screensFile, generate: generateScreens },
  { file: cliFile, generate: generateCli },
  { file: selfTestFile, generate: generateSelfTest },
]
