/** What `hangar --help` says. */
export const HELP = `Usage: hangar <command>

  hangar twilio -- <command …>   runs one of Twilio's own tools so that it talks to Hangar
  hangar help                    shows this
  hangar --version               tells the version

Hangar itself is started with \`npm start\` in its own folder.

hangar twilio

  For that one command only, a proxy on this machine answers for serverless.twilio.com and
  serverless-upload.twilio.com; all else goes where it went before. Nothing is left behind.

    hangar twilio -- npx twilio-run deploy
    hangar twilio -- twilio serverless:deploy
    hangar twilio -- node deploy.js          (the twilio or @twilio-labs/serverless-api package)

  HANGAR_URL           where Hangar is; http://127.0.0.1:4000 unless set
  HANGAR_ACCOUNT_SID,  given to the command as TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, and as
  HANGAR_AUTH_TOKEN    ACCOUNT_SID and AUTH_TOKEN. Unless set, and where no TWILIO_* are either,
                       those of the Hangar on this machine, from its data folder (HANGAR_DATA)

  twilio-run reads its credentials from the project's .env; docs/twilio-tools.md tells how.
`
