// On another site: puts a frame where the script stands, and makes it as high as what it shows.
;(() => {
  const script = document.currentScript
  const { origin } = new URL(script.src)
  const { course, faculty, topic, lang } = script.dataset
  const address = new URL(`${lang === 'en' ? '/en' : ''}/embed/courses${course ? `/${course}` : ''}`, origin)
  for (const [name, value] of Object.entries({ faculty, topic }))
    if (value && !course) address.searchParams.set(name, value)
  const frame = document.createElement('iframe')
  frame.src = address
  frame.title = lang === 'en' ? 'Courses' : 'Kurs'
  frame.loading = 'lazy'
  frame.style.cssText = `width:100%;height:${course ? 90 : 420}px;border:0`
  addEventListener('message', (event) => {
    if (event.source !== frame.contentWindow || event.origin !== origin || event.data?.courses !== 'height') return
    const height = Number(event.data.height)
    if (height > 0 && height < 20_000) frame.style.height = `${height}px`
  })
  script.after(frame)
})()
