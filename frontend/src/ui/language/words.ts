import type { CodeKey } from './code'
import type { en } from './en'
import type { ExperimentKey } from './experiment'
import type { FailureKey } from './failures'
import type { RefusalKey } from './refusals'
import type { SettingsKey } from './settings'

export type Words = Record<keyof typeof en, string>
export type WordKey = keyof typeof en | CodeKey | ExperimentKey | FailureKey | RefusalKey | SettingsKey
