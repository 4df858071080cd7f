/** 弱网也传得动：在浏览器里先缩到长边 1600，JPEG。解不开的原样送去，由服务器说明。 */
export async function shrinkImage(file: File, longestSide = 1600): Promise<Blob> {
  try {
    const whole = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, longestSide / Math.max(whole.width, whole.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(whole.width * scale))
    canvas.height = Math.max(1, Math.round(whole.height * scale))
    canvas.getContext('2d')?.drawImage(whole, 0, 0, canvas.width, canvas.height)
    whole.close()
    const small = await new Promise<Blob | null>((ready) => canvas.toBlob(ready, 'image/jpeg', 0.82))
    return small && small.size < file.size ? small : file
  } catch {
    return file
  }
}
