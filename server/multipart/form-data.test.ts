import { describeReader } from './compliance.ts'
import { readFormData } from './form-data.ts'

describeReader('the platform’s parser', readFormData)
