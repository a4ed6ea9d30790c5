import { check } from './check/check.ts'

check()
