import { z } from 'zod'

/** 登录表单。口令不修整、不限字符，只限长短；对不对由门口判断。 */
export const signInSchema = z.strictObject({
  login: z.string('请填写登录名').trim().min(1, '请填写登录名').max(120, '登录名过长，请核对'),
  password: z.string('请填写密码').min(1, '请填写密码').max(256, '密码过长，请核对'),
})

export type SignIn = z.infer<typeof signInSchema>
