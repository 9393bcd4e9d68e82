import { createIntake } from './intake.ts'

/** The console's one intake: what is being read goes on while another page is looked at. */
export const consoleIntake = createIntake()
