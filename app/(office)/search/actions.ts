'use server'

import { searchInReach } from '#lib/duties/identity/search-in-reach'
import { searchForm } from '#lib/schemas/search'
import { formAction } from '#lib/server/form-action'

export const searchAction = formAction(searchForm, searchInReach, { refresh: false })
