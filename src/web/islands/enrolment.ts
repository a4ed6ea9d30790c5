import { enrol } from './enrolment/enrol.ts'

void enrol()
