/** What an institution's pages look like: a colour of ours that stands the contrast test, and a mark. */
export type Accent = 'blue' | 'light-blue' | 'cyan' | 'green' | 'purple' | 'magenta'

export type Mark = 'tally' | 'wave' | 'leaf'
