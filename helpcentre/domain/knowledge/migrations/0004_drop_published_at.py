from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0003_keep_what_is_public_public")]
    operations = [
        migrations.RemoveField(
            model_name='article',
            name='published_at',
        ),
    ]
