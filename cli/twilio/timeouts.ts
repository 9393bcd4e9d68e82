/** Nothing is given up for taking long: it all ends with the command. */
export const NO_TIMEOUTS = { requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 0 }
