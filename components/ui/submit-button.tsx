'use client'

import { useFormStatus } from 'react-dom'
import { Button, type ButtonProps } from './button.tsx'

/** 表单里的按钮：送出之后自己变成「正在……」，防止按两次。 */
export function SubmitButton(props: Omit<ButtonProps, 'pending' | 'type'>) {
  const { pending } = useFormStatus()
  return <Button {...props} type="submit" pending={pending} />
}
