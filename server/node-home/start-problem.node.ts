/**
 * Why Hangar cannot start, in one sentence meant for the person at the terminal: what is
 * wrong and what to do. Everything else that is thrown at start is a mistake of Hangar's.
 */
export class StartProblem extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StartProblem'
  }
}
