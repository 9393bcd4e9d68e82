/**
 * Words for the name of the first Service, such as `white-beagle`, in the manner of Twilio's
 * own domains. Short, harmless, easy to say on the phone.
 */
const ADJECTIVES =
  'amber bold brave bright calm clever coral crisp dapper eager fair fancy gentle glad golden ' +
  'happy hazel honest humble indigo ivory jade jolly keen kind lively lucky mellow merry mighty ' +
  'mild misty modest neat nimble noble olive pearl plucky polite proud quick quiet rapid ruby ' +
  'rustic sandy scarlet serene silent silver sleek smart snowy solar spry steady sunny swift tidy ' +
  'tranquil trusty upbeat velvet violet vivid warm white wise witty zesty'

const ANIMALS =
  'albatross alpaca badger beagle beaver bison bobcat camel caribou cheetah condor coyote crane ' +
  'dolphin eagle egret falcon ferret finch flamingo gazelle gecko gibbon giraffe heron ibex ' +
  'iguana impala jackdaw jaguar kestrel kingfisher koala lemur leopard llama lobster lynx magpie ' +
  'manatee marmot marten meerkat moose narwhal newt ocelot octopus oriole osprey otter owl panda ' +
  'pelican penguin pheasant plover puffin quail rabbit raven robin salmon sealion sparrow squirrel ' +
  'stork swallow tapir tern toucan turtle walrus wombat wren zebra'

/** A random unique name for a Service: adjective, dash, animal. */
export function newServiceName(): string {
  return `${pick(ADJECTIVES.split(' '))}-${pick(ANIMALS.split(' '))}`
}

function pick(words: readonly string[]): string {
  const random = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
  return words[random % words.length] ?? ''
}
