import { ensureInstalled, goOn } from './bootstrap.mjs'

ensureInstalled()
goOn('lib/commands/launch.ts')
